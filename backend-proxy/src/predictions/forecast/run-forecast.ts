// A forecast run: every series of the question through the workers, each answer into the ledger, each outcome a row.
import { type ForecastQuestion, ForesightError, fitOptionsIn } from '@foresight/contracts';
import type { ModelName } from '@foresight/models';
import {
  matchRegressors,
  type RegressorPoints,
  RegressorUnusable,
  readRegressors,
  regressorSeries,
} from '../../features/forecast/index.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { GivenBack } from '../../platform/queue.ts';
import type { WorkerPool } from '../../platform/worker-pool.ts';
import {
  findSeries,
  finishedSeries,
  finishRun,
  insertRunItem,
  type Run,
  type RunItem,
  readPoints,
  requeueRun,
  runStatus,
  type Store,
  type StoredSeries,
  type StoreTrx,
  saveForecast,
  startRun,
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

/** Series loaded, fitted and saved together: small enough to stop soon, large enough to keep all threads at work. */
const SLICE = 32;

interface Outcome {
  readonly series: StoredSeries;
  readonly answer: SeriesForecast | SeriesRefusal | Error;
}

/**
 * Works the run off, slice by slice; each slice is saved whole or not at all. A run that was interrupted goes on where
 * it stopped, with the same issued_at.
 * @throws {GivenBack} when the signal stops it early
 */
export async function runForecast(
  deps: RunDeps,
  workspaceId: string,
  runId: string,
  { signal, logger }: { signal: AbortSignal; logger: Logger },
): Promise<void> {
  const { store, now } = deps;
  const begun = await store.inWorkspace(workspaceId, trx => begin(trx, workspaceId, runId, now()));
  if (!begun) return;
  const { run, todo, total } = begun;
  const question = run.question as FullQuestion;
  if (total === 0) {
    await store.inWorkspace(workspaceId, trx => finishRun(trx, runId, 'failed', now(), noSeries(question).toProblem()));
    return;
  }
  const done = await work(deps, { workspaceId, run, question, todo }, { signal, logger });
  if (done === 'stopped') {
    const settled = await store.inWorkspace(workspaceId, async trx => {
      await requeueRun(trx, runId);
      return finishedSeries(trx, runId);
    });
    throw new GivenBack(`run ${runId}, ${settled.size} of ${total} series done`);
  }
  if (done === 'all') await store.inWorkspace(workspaceId, trx => finishRun(trx, runId, 'done', now()));
}

interface Work {
  readonly workspaceId: string;
  readonly run: Run;
  readonly question: FullQuestion;
  readonly todo: readonly StoredSeries[];
}

/** One slice is saved while the next is forecast, so that the worker threads do not wait for the store. */
async function work(
  deps: RunDeps,
  { workspaceId, run, question, todo }: Work,
  { signal, logger }: { signal: AbortSignal; logger: Logger },
): Promise<'all' | 'stopped' | 'cancelled'> {
  const cancelled = async () =>
    (await deps.store.inWorkspace(workspaceId, trx => runStatus(trx, run.id))) === 'cancelled';
  let saved: Promise<void> = Promise.resolve();
  try {
    for (let from = 0; from < todo.length; from += SLICE) {
      if (signal.aborted) return 'stopped';
      if (await cancelled()) return 'cancelled';
      const made = await forecastSlice(deps, workspaceId, todo.slice(from, from + SLICE), question);
      await saved;
      saved = saveSlice(deps, workspaceId, run, made, logger);
      // Its failure is met at the next await of it, which may come after Node asks who listens.
      saved.catch(() => undefined);
    }
    await saved;
    return 'all';
  } finally {
    // Whatever ended the work: what was made is stored before anyone takes it up again.
    await saved;
  }
}

async function begin(trx: StoreTrx, workspaceId: string, runId: string, now: Date) {
  const { rows } = await trx.client.query<{ question: ForecastQuestion }>(
    'select question from analytics.model_run where id = $1',
    [runId],
  );
  const question = rows[0]?.question;
  if (!question) return undefined;
  const { metric, labels } = question;
  await lockLedger(trx, workspaceId, metric);
  const series = await findSeries(trx, workspaceId, { metric, ...(labels ? { labels } : {}) });
  const run = await startRun(trx, runId, series.length, await freeMoment(trx, workspaceId, metric, now));
  if (!run) return undefined;
  const finished = await finishedSeries(trx, runId);
  return { run, todo: series.filter(one => !finished.has(one.id)), total: series.length };
}

/** One run of a metric writes at a time: two would each try to make their version of a model the active one. */
async function lockLedger(trx: StoreTrx, workspaceId: string, metric: string): Promise<void> {
  const name = `${workspaceId}/${metric}/forecast`;
  await trx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}

/** `now`, or the next millisecond that no other run of the metric was issued at: the ledger tells runs apart by it. */
async function freeMoment(trx: StoreTrx, workspaceId: string, metric: string, now: Date): Promise<Date> {
  const { rows } = await trx.client.query<{ free: Date | null }>(
    `select max(issued_at) + interval '1 ms' as free from analytics.model_run
     where workspace_id = $1 and question ->> 'metric' = $2
       and issued_at >= $3::timestamptz and issued_at < $3::timestamptz + interval '1 s'`,
    [workspaceId, metric, now],
  );
  return rows[0]?.free ?? now;
}

const noSeries = ({ metric, labels = {} }: ForecastQuestion) =>
  new ForesightError('series_not_found', `metric '${metric}' has no series with labels ${JSON.stringify(labels)}`, {
    fix: 'import data for it, or ask GET /api/v1/metrics for what is stored',
  });

async function forecastSlice(
  { store, pool, metrics }: RunDeps,
  workspaceId: string,
  slice: readonly StoredSeries[],
  question: FullQuestion,
): Promise<Outcome[]> {
  const { model, horizon, levels, seasons } = question;
  const options = fitOptionsIn(question);
  const { points, regressors } = await store.inWorkspace(workspaceId, async trx => ({
    points: await readPoints(
      trx,
      slice.map(series => series.id),
    ),
    regressors: await regressorsOf(trx, workspaceId, slice, question),
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
  { regressors: choices = [] }: FullQuestion,
): Promise<Map<string, RegressorPoints[] | RegressorUnusable>> {
  if (choices.length === 0) return new Map();
  const found = await regressorSeries(trx, workspaceId, choices);
  const matched = slice.map(({ id, labels }) => {
    try {
      return [id, matchRegressors(found, { ids: [id], labels })] as const;
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

async function saveSlice(
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
        await saveForecast(trx, workspaceId, run.id, run.issued_at!, {
          ...answer,
          seriesId: series.id,
          metric: series.metric,
          model: (run.question as FullQuestion).model,
          question: run.question,
          dataSha256: Buffer.from(answer.dataSha256),
        });
      }
      await insertRunItem(trx, workspaceId, run.id, itemOf(series, answer));
    }
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
