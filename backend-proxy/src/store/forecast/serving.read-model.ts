// The forecast that serves each series now, and what was said before of times whose values have come.
import type { Trust } from '@foresight/contracts';
import type { Labels } from '../metric/index.ts';
import type { StoreTrx } from '../tables.ts';

export interface Serving {
  readonly series_id: string;
  readonly metric: string;
  readonly labels: Labels;
  readonly time_kind: 'time' | 'index';
  readonly last_ts: Date | null;
  readonly model_id: string;
  readonly model: string;
  readonly model_version: string;
  /** Season lengths, in steps. */
  readonly seasons: readonly number[];
  readonly trust: Trust;
  readonly issued_at: Date;
  readonly origin: Date;
  readonly forecast_end: Date;
  readonly horizon: number;
  /** The widest that was stored. */
  readonly level: number;
  /** Why a later run gave the series no forecast; null where none failed. */
  readonly trouble: string | null;
}

export interface ServingFilter {
  readonly metric?: string;
  readonly labels?: Labels;
  /** Only these series. */
  readonly ids?: readonly string[];
  readonly limit: number;
}

/** Series without a forecast are left out. In the order of series ids. */
export async function readServing(
  trx: StoreTrx,
  workspaceId: string,
  { metric, labels = {}, ids, limit }: ServingFilter,
): Promise<Serving[]> {
  const { rows } = await trx.client.query<Serving>(
    `select s.id as series_id, s.metric, s.labels, s.time_kind, s.last_ts, m.id as model_id, m.model_name as model,
            m.version as model_version, coalesce(m.training_params -> 'seasons', '[]') as seasons,
            m.performance_metrics -> 'trust' as trust, l.issued_at, l.origin, e.forecast_end, e.horizon, e.level,
            t.trouble
     from analytics.metric_series s
     join lateral (select issued_at, origin, model_id from analytics.predictions p
       where p.series_id = s.id order by issued_at desc limit 1) l on true
     join analytics.ml_models m on m.id = l.model_id
     join analytics.model_run r on r.id = m.run_id
     join lateral (select max(prediction_date) as forecast_end, max(step) as horizon, max(confidence_level) as level
       from analytics.predictions p where p.series_id = s.id and p.issued_at = l.issued_at) e on true
     left join lateral (select coalesce(i.reason, i.status) as trouble
       from analytics.model_run later join analytics.model_run_item i on i.run_id = later.id and i.series_id = s.id
       where later.workspace_id = $1 and later.role = 'champion' and later.created_at > r.created_at and i.status <> 'done'
       order by later.created_at desc limit 1) t on true
     where s.workspace_id = $1 and ($2::text is null or s.metric = $2) and s.labels @> $3::jsonb
       and ($5::bigint[] is null or s.id = any($5))
     order by s.id limit $4`,
    [workspaceId, metric ?? null, JSON.stringify(labels), limit, ids ?? null],
  );
  return rows;
}

/** One time of the past and what the last forecast issued for it had said, at its widest level. */
export interface Issued {
  readonly time: number;
  readonly point: number;
  readonly lower: number;
  readonly upper: number;
}

/** Rows of the ledger looked at, and times answered, a series. */
const MOST_ROWS = 5_000;
const MOST_TIMES = 120;

/** By series id: the latest times up to the series' last value, ascending. @param level only this one */
export async function readIssued(
  trx: StoreTrx,
  workspaceId: string,
  series: readonly { readonly series_id: string; readonly level: number }[],
): Promise<Map<string, Issued[]>> {
  const { rows } = await trx.client.query<Issued & { id: string }>(
    `select h.id, l.* from unnest($2::bigint[], $3::float8[]) as h(id, level)
     join analytics.metric_series s on s.id = h.id and s.workspace_id = $1
     join lateral (
       select distinct on (time) (extract(epoch from prediction_date) * 1000)::float8 as time, point, lower, upper
       from (select prediction_date, issued_at, predicted_value as point, confidence_lower as lower,
                    confidence_upper as upper
             from analytics.predictions p
             where p.series_id = h.id and p.prediction_date <= s.last_ts and p.confidence_level = h.level
             order by p.issued_at desc, p.step desc limit ${MOST_ROWS}) near
       order by time desc, issued_at desc limit ${MOST_TIMES}) l on true
     order by h.id, l.time`,
    [workspaceId, series.map(one => one.series_id), series.map(one => one.level)],
  );
  return Map.groupBy(rows, row => row.id);
}
