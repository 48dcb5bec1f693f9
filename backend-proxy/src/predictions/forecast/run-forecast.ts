// A forecast run: every series of the question through the workers, each answer into the ledger, each outcome a row.
import { type ForecastQuestion, ForesightError } from '@foresight/contracts';
import { regressorSeries } from '../../features/forecast/index.ts';
import type { Logger } from '../../platform/logger.ts';
import { GivenBack } from '../../platform/queue.ts';
import {
  findSeries,
  finishedSeries,
  finishRun,
  type Run,
  requeueRun,
  runStatus,
  type StoredSeries,
  type StoreTrx,
  startRun,
} from '../../store/index.ts';
import { type FullQuestion, forecastSlice, lockLedger, type RunDeps, saveSlice } from './run-slice.ts';

/** Series loaded, fitted and saved together: small enough to stop soon, large enough to keep all threads at work. */
const SLICE = 32;

/**
 * Works the run off, slice by slice; each slice is saved whole or not at all. A run that was interrupted goes on where
 * it stopped, with the same issued_at.
 * @returns the metric that was forecast; undefined where nothing was
 * @throws {GivenBack} when the signal stops it early
 */
export async function runForecast(
  deps: RunDeps,
  workspaceId: string,
  runId: string,
  { signal, logger }: { signal: AbortSignal; logger: Logger },
): Promise<string | undefined> {
  const { store, now } = deps;
  const begun = await store.inWorkspace(workspaceId, trx => begin(trx, workspaceId, runId, now()));
  if (!begun) return undefined;
  const { run, todo, total } = begun;
  const question = run.question as FullQuestion;
  if (total === 0) {
    await store.inWorkspace(workspaceId, trx => finishRun(trx, runId, 'failed', now(), noSeries(question).toProblem()));
    return undefined;
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
  return question.metric;
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
  const candidates = await deps.store.inWorkspace(workspaceId, trx =>
    regressorSeries(trx, workspaceId, question.regressors ?? []),
  );
  let saved: Promise<void> = Promise.resolve();
  try {
    for (let from = 0; from < todo.length; from += SLICE) {
      if (signal.aborted) return 'stopped';
      if (await cancelled()) return 'cancelled';
      const made = await forecastSlice(deps, workspaceId, todo.slice(from, from + SLICE), question, candidates);
      await saved;
      saved = saveSlice(deps, workspaceId, run, made, logger);
      // Its failure is met at the next await of it, which may come after Node asks who listens.
      saved.catch(() => undefined);
    }
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
