// Reads forecasts back from the ledger: the newest, or what was said at a moment in the past.
import { type FitOptionsBlock, type ForecastAnswer, fitOptionsIn, type Trust } from '@foresight/contracts';
import type { Labels, SeriesFilter } from '../metric/index.ts';
import type { StoreTrx } from '../tables.ts';

export interface ForecastFilter extends SeriesFilter {
  /** Answer with the last forecast issued at or before this time. Default: the newest. */
  readonly asOf?: Date;
  readonly runId?: string;
}

interface HeadRow {
  series_id: string;
  metric: string;
  labels: Labels;
  model: string;
  method: string;
  model_version: string;
  run_id: string;
  issued_at: Date;
  origin: Date;
  performance: { trust: Trust; adjustments: string[] };
  question: FitOptionsBlock;
}

interface LedgerRow {
  series_id: string;
  step: number;
  time: Date;
  value: number;
  level: number;
  lower: number;
  upper: number;
}

/** One forecast a series, in the order of series ids; series without one are left out. */
export async function readForecasts(
  trx: StoreTrx,
  workspaceId: string,
  filter: ForecastFilter,
): Promise<ForecastAnswer[]> {
  const { rows: heads } = await trx.client.query<HeadRow>(
    `select s.id as series_id, s.metric, s.labels, m.model_name as model, m.model_type as method,
            l.model_version, l.run_id, l.issued_at, l.origin, m.performance_metrics as performance,
            m.training_params as question
     from analytics.metric_series s
     join lateral (
       select issued_at, origin, run_id, model_id, model_version from analytics.predictions p
       where p.series_id = s.id and p.issued_at <= coalesce($5::timestamptz, 'infinity') and ($6::uuid is null or p.run_id = $6)
       order by issued_at desc limit 1) l on true
     join analytics.ml_models m on m.id = l.model_id
     where s.workspace_id = $1 and ($2::text is null or s.metric = $2) and ($3::jsonb is null or s.labels @> $3)
       and ($4::bigint[] is null or s.id = any($4))
     order by s.id`,
    [
      workspaceId,
      filter.metric ?? null,
      filter.labels ? JSON.stringify(filter.labels) : null,
      filter.ids ?? null,
      filter.asOf ?? null,
      filter.runId ?? null,
    ],
  );
  const { rows } = await trx.client.query<LedgerRow>(
    `select p.series_id, p.step, p.prediction_date as time, p.predicted_value as value, p.confidence_level as level,
            p.confidence_lower as lower, p.confidence_upper as upper
     from unnest($1::bigint[], $2::timestamptz[]) as h(id, issued_at)
     join analytics.predictions p on p.series_id = h.id and p.issued_at = h.issued_at
     order by p.series_id, p.confidence_level, p.step`,
    [heads.map(head => head.series_id), heads.map(head => head.issued_at)],
  );
  const ledger = Map.groupBy(rows, row => row.series_id);
  return heads.map(head => toAnswer(head, ledger.get(head.series_id) ?? []));
}

function toAnswer(head: HeadRow, rows: readonly LedgerRow[]): ForecastAnswer {
  const byLevel = [...Map.groupBy(rows, row => row.level)];
  const steps = byLevel[0]?.[1] ?? [];
  const { performance, question, ...rest } = head;
  return {
    ...rest,
    issued_at: head.issued_at.toISOString(),
    origin: head.origin.toISOString(),
    time: steps.map(row => row.time.toISOString()),
    point: steps.map(row => row.value),
    intervals: byLevel.map(([level, own]) => ({
      level,
      lower: own.map(row => row.lower),
      upper: own.map(row => row.upper),
    })),
    trust: performance.trust,
    adjustments: performance.adjustments,
    options: fitOptionsIn(question),
  };
}

export interface ModelRow {
  readonly id: string;
  readonly series_id: string;
  readonly metric: string;
  readonly labels: Labels;
  readonly name: string;
  readonly version: string;
  readonly method: string;
  readonly active: boolean;
  readonly artifact_sha256: string;
  readonly data_sha256: string;
  readonly training_start: string;
  readonly training_end: string;
  readonly skill: number | null;
  readonly run_id: string;
  readonly created_at: string;
}

type ModelTime = 'training_start' | 'training_end' | 'created_at';

interface ModelFilter {
  readonly metric?: string;
  /** Only of these series. */
  readonly ids?: readonly string[];
  /** Only this version. */
  readonly modelId?: string;
  readonly activeOnly?: boolean;
  readonly limit?: number;
}

/** Model versions of the workspace, the newest first. */
export async function readModels(
  trx: StoreTrx,
  workspaceId: string,
  { metric, ids, modelId, activeOnly = true, limit = 1000 }: ModelFilter,
): Promise<ModelRow[]> {
  const { rows } = await trx.client.query<Omit<ModelRow, ModelTime> & Record<ModelTime, Date>>(
    `select m.id, m.series_id, m.target_metric as metric, s.labels, m.model_name as name, m.version,
            m.model_type as method, m.is_active as active, encode(m.artifact_sha256, 'hex') as artifact_sha256,
            encode(m.data_sha256, 'hex') as data_sha256,
            m.training_data_start as training_start, m.training_data_end as training_end,
            (m.performance_metrics #>> '{trust,skill}')::float8 as skill, m.run_id, m.created_at
     from analytics.ml_models m join analytics.metric_series s on s.id = m.series_id
     where m.workspace_id = $1 and ($2::text is null or m.target_metric = $2) and (m.is_active or not $3)
       and ($5::bigint[] is null or m.series_id = any($5)) and ($6::uuid is null or m.id = $6)
     order by m.created_at desc, m.series_id limit $4`,
    [workspaceId, metric ?? null, activeOnly, limit, ids ?? null, modelId ?? null],
  );
  return rows.map(row => ({
    ...row,
    training_start: row.training_start.toISOString(),
    training_end: row.training_end.toISOString(),
    created_at: row.created_at.toISOString(),
  }));
}
