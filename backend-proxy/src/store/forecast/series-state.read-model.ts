// Series with the stamps of their newest data and newest forecast: equal stamps, equal answers.
import type { Labels } from '../metric/index.ts';
import type { StoreTrx } from '../tables.ts';

export interface SeriesState {
  readonly id: string;
  readonly metric: string;
  readonly labels: Labels;
  readonly unit: string | null;
  readonly time_kind: 'time' | 'index';
  readonly first_ts: Date | null;
  readonly last_ts: Date | null;
  /** Text; another one after every write of points. */
  readonly data_version: string;
  /** Text; another one after every forecast that is stored, null before the first. */
  readonly forecast_version: string | null;
}

const STATES = `select s.id, s.metric, s.labels, s.unit, s.time_kind, s.first_ts, s.last_ts, s.updated_at::text as data_version,
    (select max(m.created_at)::text from analytics.ml_models m where m.series_id = s.id and m.is_active)
      as forecast_version
  from analytics.metric_series s`;

/**
 * Series of the metric that have all these labels, in the order of ids.
 * @param metric undefined: of every metric
 */
export async function readSeriesStates(
  trx: StoreTrx,
  workspaceId: string,
  metric: string | undefined,
  labels: Labels = {},
): Promise<SeriesState[]> {
  const own = [workspaceId, JSON.stringify(labels)];
  // Asked with every refresh of every panel: planned once a connection.
  const { rows } = await trx.client.query<SeriesState>(
    metric === undefined
      ? {
          name: 'series-states-of-all',
          text: `${STATES} where s.workspace_id = $1 and s.labels @> $2::jsonb order by s.id`,
          values: own,
        }
      : {
          name: 'series-states',
          text: `${STATES} where s.workspace_id = $1 and s.labels @> $2::jsonb and s.metric = $3 order by s.id`,
          values: [...own, metric],
        },
  );
  return rows;
}

/** Every metric with the number of its series; counts no points, so it is quick however much is stored. */
export async function countSeries(trx: StoreTrx, workspaceId: string): Promise<{ metric: string; series: number }[]> {
  const { rows } = await trx.client.query<{ metric: string; series: number }>(
    `select metric, count(*)::int as series from analytics.metric_series
     where workspace_id = $1 group by metric order by metric`,
    [workspaceId],
  );
  return rows;
}
