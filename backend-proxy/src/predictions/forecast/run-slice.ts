// Some series of a run: loaded, forecast by the worker threads, and saved together, whole or not at all.
import { type ForecastQuestion, fitOptionsIn } from '@foresight/contracts';
import type { ModelName } from '@foresight/models';
import {
  matchRegressors,
  type RegressorPoints,
  type RegressorSeries,
  RegressorUnusable,
  readRegressors,
} from '../../features/forecast/index.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { WorkerPool } from '../../platform/worker-pool.ts';
import {
  insertRunItem,
  notifyChanged,
  type Run,
  type RunItem,
  readPoints,
  type Store,
  type StoredSeries,
  type StoreTrx,
  saveForecast,
} from '../../store/index.ts';
import type { SeriesForecast, SeriesQuestion, SeriesRefusal } from './forecast-series.ts';

export type ForecastPool = WorkerPool<SeriesQuestion, SeriesForecast | SeriesRefusal>;

export interface RunDeps {
  readonly store: Store;
  readonly pool: ForecastPool;
  readonly metrics: Metrics;
  readonly now: () => Date;
}

/** A question with nothing left open: what a run stores and repeats. */
export type FullQuestion = ForecastQuestion & Required<Pick<ForecastQuestion, 'horizon' | 'levels' | 'model'>>;

export interface Outcome {
  readonly series: StoredSeries;
  readonly answer: SeriesForecast | SeriesRefusal | Error;
}

/** One run of a metric writes at a time: two would each try to make their version of a model the active one. */
export async function lockLedger(trx: StoreTrx, workspaceId: string, metric: string): Promise<void> {
  const name = `${workspaceId}/${metric}/forecast`;
  await trx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}

/**
 * A series that cannot be answered, or whose worker failed, is an outcome like the others.
 * @param candidates the stored series that the question's regressors may mean
 */
export async function forecastSlice(
  { store, pool, metrics }: RunDeps,
  workspaceId: string,
  slice: readonly StoredSeries[],
  question: FullQuestion,
  candidates: readonly RegressorSeries[],
): Promise<Outcome[]> {
  const { model, horizon, levels, seasons } = question;
  const options = fitOptionsIn(question);
  const { points, regressors } = await store.inWorkspace(workspaceId, async trx => ({
    points: await readPoints(
      trx,
      slice.map(series => series.id),
    ),
    regressors: await regressorsOf(trx, workspaceId, slice, candidates),
  }));
  return Promise.all(
    slice.map(async series => {
      const { ts, value } = points.get(series.id)!;
      const others = regressors.get(series.id);
      if (others instanceof RegressorUnusable)
        return { series, answer: { ok: false, reason: others.message } as const };
      const task: SeriesQuestion = {
        // Own copies: a view would carry its whole chunk to the worker.
        ts: ts.slice(),
        value: value.slice(),
        timeKind: series.time_kind,
        model: model as ModelName,
        horizon,
        levels,
        options,
        ...(seasons ? { seasons } : {}),
        ...(others ? { regressors: others } : {}),
      };
      const answer = await pool.run(task).catch((error: Error) => error);
      if (!(answer instanceof Error) && answer.ok) metrics.fitSeconds.observe({ model }, answer.seconds);
      return { series, answer };
    }),
  );
}

/** By id of the series: what its regressors are, or why they cannot be used. */
async function regressorsOf(
  trx: StoreTrx,
  workspaceId: string,
  slice: readonly StoredSeries[],
  candidates: readonly RegressorSeries[],
): Promise<Map<string, RegressorPoints[] | RegressorUnusable>> {
  if (candidates.length === 0) return new Map();
  const matched = slice.map(({ id, labels }) => {
    try {
      return [id, matchRegressors(candidates, { ids: [id], labels })] as const;
    } catch (error) {
      if (error instanceof RegressorUnusable) return [id, error] as const;
      throw error;
    }
  });
  const ids = matched.flatMap(([, own]) => (own instanceof Error ? [] : own.map(({ series }) => series.id)));
  const read = await readRegressors(trx, workspaceId, ids);
  return new Map(
    matched.map(([id, own]) => [
      id,
      own instanceof Error ? own : own.map(({ name, series }) => ({ name, ...read.get(series.id)! })),
    ]),
  );
}

/** Into the ledger, with an item for each series, in one transaction. */
export async function saveSlice(
  { store, metrics }: RunDeps,
  workspaceId: string,
  run: Run,
  outcomes: readonly Outcome[],
  logger: Logger,
): Promise<void> {
  await store.inWorkspace(workspaceId, async trx => {
    await lockLedger(trx, workspaceId, run.question.metric);
    for (const { series, answer } of outcomes) {
      if (!(answer instanceof Error) && answer.ok) {
        await saveForecast(
          trx,
          workspaceId,
          { runId: run.id, issuedAt: run.issued_at!, role: run.role },
          {
            ...answer,
            seriesId: series.id,
            metric: series.metric,
            model: (run.question as FullQuestion).model,
            question: run.question,
            dataSha256: Buffer.from(answer.dataSha256),
          },
        );
      }
      await insertRunItem(trx, workspaceId, run.id, itemOf(series, answer));
    }
    // What a challenger says changes no answer.
    if (run.role === 'champion') await notifyChanged(trx, workspaceId, run.question.metric);
  });
  for (const { series, answer } of outcomes) {
    const item = itemOf(series, answer);
    metrics.seriesTrained.inc({ status: item.status });
    if (answer instanceof Error)
      logger.error({ err: answer, series: series.id, run: run.id }, 'a series could not be forecast');
  }
}

function itemOf(series: StoredSeries, answer: Outcome['answer']): RunItem {
  if (answer instanceof Error) return { series_id: series.id, status: 'failed', skill: null, reason: answer.message };
  if (!answer.ok) return { series_id: series.id, status: 'refused', skill: null, reason: answer.reason };
  return { series_id: series.id, status: 'done', skill: answer.trust.skill, reason: answer.trust.reason };
}
