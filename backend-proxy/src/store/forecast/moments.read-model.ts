// When forecasts were issued, for who goes back to what was said then.
import type { ForecastMoment } from '@foresight/contracts';
import type { Labels } from '../metric/index.ts';
import type { StoreTrx } from '../tables.ts';

export interface MomentFilter {
  readonly metric: string;
  readonly labels?: Labels;
  /** Only those issued earlier than this. */
  readonly before?: Date;
  readonly limit: number;
}

/** The newest first. A run issues all its forecasts at one moment. */
export async function readMoments(
  trx: StoreTrx,
  workspaceId: string,
  { metric, labels, before, limit }: MomentFilter,
): Promise<ForecastMoment[]> {
  const { rows } = await trx.client.query<{ issued_at: Date; origin: Date; series: number }>(
    `select r.issued_at, max(m.training_data_end) as origin, count(*)::int as series
     from analytics.ml_models m
     join analytics.model_run r on r.id = m.run_id
     join analytics.metric_series s on s.id = m.series_id
     where m.workspace_id = $1 and r.role = 'champion' and m.target_metric = $2 and ($3::jsonb is null or s.labels @> $3)
       and r.issued_at < coalesce($4::timestamptz, 'infinity')
     group by r.issued_at order by r.issued_at desc limit $5`,
    [workspaceId, metric, labels ? JSON.stringify(labels) : null, before ?? null, limit],
  );
  return rows.map(({ issued_at, origin, series }) => ({
    issued_at: issued_at.toISOString(),
    origin: origin.toISOString(),
    series,
  }));
}

/** When each series was forecast for the first time; those that never were are left out. */
export async function firstIssued(trx: StoreTrx, ids: readonly string[]): Promise<Map<string, Date>> {
  const { rows } = await trx.client.query<{ id: string; first: Date | null }>(
    `select id, (select min(issued_at) from analytics.predictions where series_id = id) as first
     from unnest($1::bigint[]) as t(id)`,
    [ids],
  );
  return new Map(rows.flatMap(({ id, first }) => (first ? [[id, first]] : [])));
}
