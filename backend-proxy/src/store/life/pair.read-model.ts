// What champion and challenger said at one moment of issue, for the same times of the same series.
import type { StoreTrx } from '../tables.ts';

/** A run of the champion and the challenger's run beside it. */
export interface RunPair {
  readonly championRun: string;
  readonly shadowRun: string;
  readonly horizon: number;
}

/**
 * Both done, and not measured yet; the oldest first.
 * @param since runs that were asked for earlier belong to another champion
 */
export async function openPairs(
  trx: StoreTrx,
  workspaceId: string,
  challengerId: string,
  since: Date,
): Promise<RunPair[]> {
  const { rows } = await trx.client.query<RunPair>(
    `select r.id as "championRun", s.id as "shadowRun", (r.question ->> 'horizon')::int as horizon
     from analytics.model_run s join analytics.model_run r on r.id = s.shadow_of
     where s.workspace_id = $1 and s.challenger_id = $2 and s.status = 'done' and r.status = 'done' and r.created_at >= $3
       and not exists (select from analytics.challenge_moment m where m.challenger_id = $2 and m.run_id = r.id)
     order by r.created_at`,
    [workspaceId, challengerId, since],
  );
  return rows;
}

/** Arrays have one entry a step. */
export interface PairedForecast {
  readonly series_id: string;
  readonly time_kind: 'time' | 'index';
  readonly last_ts: Date | null;
  readonly origin: Date;
  /** Epoch milliseconds. */
  readonly time: readonly number[];
  readonly champion: readonly number[];
  readonly challenger: readonly number[];
}

/** Series that only one of them forecast, or from other data, are left out. In the order of series ids. @param steps the first so many */
export async function readPair(
  trx: StoreTrx,
  workspaceId: string,
  { championRun, shadowRun }: RunPair,
  steps: number,
): Promise<PairedForecast[]> {
  const { rows } = await trx.client.query<PairedForecast>(
    `with said as (
       select distinct on (series_id, step) series_id, step, origin, prediction_date, predicted_value
       from analytics.predictions where workspace_id = $1 and run_id = $2 and step <= $4 order by series_id, step),
     shadow as (
       select distinct on (series_id, step) series_id, step, origin, prediction_date, predicted_value
       from analytics.shadow_predictions where workspace_id = $1 and run_id = $3 and step <= $4 order by series_id, step)
     select s.id as series_id, s.time_kind, s.last_ts, p.origin,
            array_agg(analytics.ms_of(p.prediction_date) order by p.step) as time,
            array_agg(p.predicted_value order by p.step) as champion,
            array_agg(q.predicted_value order by p.step) as challenger
     from said p join shadow q on q.series_id = p.series_id and q.step = p.step and q.origin = p.origin
       and q.prediction_date = p.prediction_date
     join analytics.metric_series s on s.id = p.series_id
     group by s.id, p.origin order by s.id`,
    [workspaceId, championRun, shadowRun, steps],
  );
  return rows;
}
