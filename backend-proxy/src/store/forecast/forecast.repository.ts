// Writes what a forecast leaves behind: the artefact, the model version, and the ledger rows.
import type { ForecastQuestion, Trust } from '@foresight/contracts';
import { sha256 } from '../../platform/crypto.ts';
import type { StoreTrx } from '../tables.ts';

/** A forecast as it was made, before it has a place in the store. Arrays have one entry a step. */
export interface NewForecast {
  readonly seriesId: string;
  readonly metric: string;
  /** What was asked for, e.g. 'auto'. */
  readonly model: string;
  /** What made the numbers. */
  readonly method: string;
  readonly question: ForecastQuestion;
  /** Season lengths in use, in steps. */
  readonly seasons: readonly number[];
  readonly trust: Trust;
  readonly adjustments: readonly string[];
  /** The fitted model as JSON bytes; the same fit gives the same bytes. */
  readonly artifact: Uint8Array;
  /** Hash of the training points. */
  readonly dataSha256: Buffer;
  /** Epoch ms. */
  readonly trainingStart: number;
  readonly origin: number;
  readonly time: Float64Array;
  readonly point: Float64Array;
  readonly intervals: readonly { level: number; lower: Float64Array; upper: Float64Array }[];
}

/** The version of a model is the beginning of its content hash. */
export const versionOf = (artifactSha256: Buffer): string => artifactSha256.toString('hex').slice(0, 12);

/** The run that a forecast is of. */
export interface IssuedBy {
  readonly runId: string;
  readonly issuedAt: Date;
  /** 'shadow': of a challenger, kept apart from what answers. */
  readonly role: 'champion' | 'shadow';
}

/**
 * Saves one forecast: the new version becomes the active one, the ledger gains one row a step and level. A challenger's
 * version is never active, and its rows go where no answer is read from.
 */
export async function saveForecast(
  trx: StoreTrx,
  workspaceId: string,
  issued: IssuedBy,
  forecast: NewForecast,
): Promise<void> {
  const artifactSha = sha256(forecast.artifact);
  await trx.sql
    .insertInto('analytics.model_artifact')
    .values({ workspace_id: workspaceId, sha256: artifactSha, data: Buffer.from(forecast.artifact) })
    .onConflict(conflict => conflict.doNothing())
    .execute();
  const serves = issued.role === 'champion';
  if (serves) await retire(trx, forecast);
  const model = await trx.sql
    .insertInto('analytics.ml_models')
    .values({
      workspace_id: workspaceId,
      series_id: forecast.seriesId,
      run_id: issued.runId,
      model_name: forecast.model,
      model_type: forecast.method,
      version: versionOf(artifactSha),
      target_metric: forecast.metric,
      training_params: JSON.stringify({ ...forecast.question, seasons: forecast.seasons }),
      performance_metrics: JSON.stringify({ trust: forecast.trust, adjustments: forecast.adjustments }),
      artifact_sha256: artifactSha,
      data_sha256: forecast.dataSha256,
      training_data_start: new Date(forecast.trainingStart),
      training_data_end: new Date(forecast.origin),
      is_active: serves,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
  await insertLedger(trx, workspaceId, issued, forecast, model);
}

/** The version that was active until now. */
async function retire(trx: StoreTrx, { seriesId, model }: NewForecast): Promise<void> {
  await trx.sql
    .updateTable('analytics.ml_models')
    .set({ is_active: false })
    .where('series_id', '=', seriesId)
    .where('model_name', '=', model)
    .where('is_active', '=', true)
    .execute();
}

const LEDGERS = { champion: 'analytics.predictions', shadow: 'analytics.shadow_predictions' } as const;

async function insertLedger(
  trx: StoreTrx,
  workspaceId: string,
  { runId, issuedAt, role }: IssuedBy,
  forecast: NewForecast,
  model: { id: string; version: string },
): Promise<void> {
  const { intervals, point, time } = forecast;
  const steps = Array.from(point, (_, i) => i);
  await trx.client.query(
    `insert into ${LEDGERS[role]}
       (workspace_id, prediction_type, target_metric, series_id, issued_at, origin, run_id, model_id, model_version,
        data_sha256, step, prediction_date, predicted_value, confidence_level, confidence_lower, confidence_upper)
     select $1, 'forecast', $2, $3, $4, $5, $6, $7, $8, $9, step, analytics.at_ms(ms), value, level, lower, upper
     from unnest($10::int[], $11::float8[], $12::float8[], $13::float8[], $14::float8[], $15::float8[])
       as t(step, ms, value, level, lower, upper)`,
    [
      workspaceId,
      forecast.metric,
      forecast.seriesId,
      issuedAt,
      new Date(forecast.origin),
      runId,
      model.id,
      model.version,
      forecast.dataSha256,
      intervals.flatMap(() => steps.map(i => i + 1)),
      intervals.flatMap(() => Array.from(time)),
      intervals.flatMap(() => Array.from(point)),
      intervals.flatMap(({ level }) => steps.map(() => level)),
      intervals.flatMap(({ lower }) => Array.from(lower)),
      intervals.flatMap(({ upper }) => Array.from(upper)),
    ],
  );
}
