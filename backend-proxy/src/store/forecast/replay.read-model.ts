// What a run has left behind of each series: to be made again and compared.
import type { Labels } from '../metric/index.ts';
import type { StoreTrx } from '../tables.ts';

/** Hashes in hexadecimal; numbers in the order of steps, and of levels and steps. */
export interface SaidThen {
  readonly series_id: string;
  readonly labels: Labels;
  readonly time_kind: 'time' | 'index';
  readonly data_sha256: string;
  readonly artifact_sha256: string;
  /** Epoch milliseconds of the first and last value that it was trained on. */
  readonly start: number;
  readonly end: number;
  /** Epoch milliseconds of the first step; null where the ledger has forgotten it. */
  readonly first_step: number | null;
  readonly point: readonly number[] | null;
  readonly lower: readonly number[] | null;
  readonly upper: readonly number[] | null;
}

/** By series id. @param after only series beyond this id */
export async function readSaidThen(
  trx: StoreTrx,
  workspaceId: string,
  { runId, after, limit }: { readonly runId: string; readonly after: string; readonly limit: number },
): Promise<SaidThen[]> {
  const { rows } = await trx.client.query<SaidThen>(
    `select s.id as series_id, s.labels, s.time_kind, encode(m.data_sha256, 'hex') as data_sha256,
            encode(m.artifact_sha256, 'hex') as artifact_sha256, analytics.ms_of(m.training_data_start) as start,
            analytics.ms_of(m.training_data_end) as "end", l.first_step, l.point, l.lower, l.upper
     from analytics.ml_models m join analytics.metric_series s on s.id = m.series_id
     cross join lateral (
       select analytics.ms_of(min(prediction_date)) as first_step,
              array_agg(predicted_value order by confidence_level, step) as point,
              array_agg(confidence_lower order by confidence_level, step) as lower,
              array_agg(confidence_upper order by confidence_level, step) as upper
       from analytics.predictions p where p.series_id = m.series_id and p.run_id = m.run_id) l
     where m.workspace_id = $1 and m.run_id = $2 and s.id > $3 order by s.id limit $4`,
    [workspaceId, runId, after, limit],
  );
  return rows;
}

/** Series that the run has forecast. */
export async function countSaidThen(trx: StoreTrx, workspaceId: string, runId: string): Promise<number> {
  const { rows } = await trx.client.query<{ n: number }>(
    'select count(*)::int as n from analytics.ml_models where workspace_id = $1 and run_id = $2',
    [workspaceId, runId],
  );
  return rows[0]!.n;
}
