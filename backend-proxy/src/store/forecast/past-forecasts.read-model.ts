// Whole forecasts of the past, as the ledger holds them: for who measures how wrong they were.
import type { StoreTrx } from '../tables.ts';

/** One forecast of one series. Arrays have one entry a step. */
export interface PastForecast {
  readonly series_id: string;
  readonly run_id: string;
  readonly issued_at: Date;
  readonly origin: Date;
  /** Epoch milliseconds. */
  readonly time: readonly number[];
  readonly point: readonly number[];
}

interface Filter {
  /** When they were issued, both included. */
  readonly from: Date;
  readonly to: Date;
  /** Of each series as many at the most, the latest. */
  readonly most: number;
}

/** Of these series, each in the order of issue. */
export async function readPastForecasts(
  trx: StoreTrx,
  workspaceId: string,
  ids: readonly string[],
  { from, to, most }: Filter,
): Promise<PastForecast[]> {
  const { rows } = await trx.client.query<PastForecast>(
    `select h.id as series_id, m.run_id, m.issued_at, l.origin, l.time, l.point
     from unnest($2::bigint[]) as h(id)
     join lateral (
       select v.run_id, r.issued_at from analytics.ml_models v join analytics.model_run r on r.id = v.run_id
       where v.series_id = h.id and v.workspace_id = $1 and r.role = 'champion' and r.issued_at between $3 and $4
       order by r.issued_at desc limit $5) m on true
     join lateral (
       select max(origin) as origin, array_agg(analytics.ms_of(prediction_date) order by step) as time,
              array_agg(predicted_value order by step) as point
       from (select distinct on (step) step, origin, prediction_date, predicted_value from analytics.predictions p
             where p.series_id = h.id and p.issued_at = m.issued_at order by step) steps) l on l.origin is not null
     order by h.id, m.issued_at`,
    [workspaceId, ids, from, to, most],
  );
  return rows;
}
