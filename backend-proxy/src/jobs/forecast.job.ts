// The job that works off a forecast run, and the one way to ask for it.
import { type ForecastQuestion, ForesightError, type Problem } from '@foresight/contracts';
import { MODEL_NAMES, type ModelName } from '@foresight/models';
import { GivenBack, type JobDefinition, type JobHandler, type Queue } from '../platform/queue.ts';
import {
  DEFAULT_MODEL,
  type FullQuestion,
  fullOptions,
  type QuestionDefaults,
  type RunDeps,
  runForecast,
} from '../predictions/forecast/index.ts';
import { createRun, failAbandonedRuns, finishRun, openChallengers, type StoreTrx } from '../store/index.ts';
import { type AskedAs, asChampion, shadowRuns } from './champion-question.ts';
import { judgeJob } from './judge-job.ts';

interface ForecastPayload {
  readonly workspaceId: string;
  readonly runId: string;
  /** Of a schedule that has its own. */
  readonly retries?: number | undefined;
}

export const forecastJob: JobDefinition<ForecastPayload> = {
  name: 'forecast-run',
  version: 1,
  // A run that a stopping service gives back counts as a try, so there are more than a fault would need.
  retries: 10,
  // While one run loads or saves, another keeps the worker threads at work.
  concurrency: 2,
};

const ascending = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);

/**
 * Fills what the question leaves open from the defaults.
 * @throws {ForesightError} unknown_model, naming those there are; bad_request for options that do not fit together
 */
export function fullQuestion(question: ForecastQuestion, defaults: QuestionDefaults): FullQuestion {
  const { model = DEFAULT_MODEL, horizon = defaults.horizon, levels = defaults.levels, seasons } = question;
  if (!MODEL_NAMES.includes(model as ModelName)) {
    throw new ForesightError('unknown_model', `there is no model '${model}'`, {
      fix: `use one of ${MODEL_NAMES.join(', ')}`,
    });
  }
  const full = { ...question, ...fullOptions(question, defaults), model, horizon, levels: ascending(levels) };
  return seasons ? { ...full, seasons: ascending(seasons) } : full;
}

/**
 * Creates the run and its job in the caller's transaction, and those of the challengers beside it.
 * @returns the run's id
 */
export async function requestForecast(
  queue: Queue,
  trx: StoreTrx,
  workspaceId: string,
  asked: FullQuestion,
  { as, retries }: AskedAs = { as: 'asked' },
): Promise<string> {
  const question = as === 'champion' ? await asChampion(trx, workspaceId, asked) : asked;
  const runId = await createRun(trx, workspaceId, question);
  const shadows = await shadowRuns(trx, workspaceId, runId, question);
  for (const id of [runId, ...shadows])
    await sendRun(queue, trx, { workspaceId, runId: id, ...(retries === undefined ? {} : { retries }) });
  return runId;
}

const sendRun = (queue: Queue, { client }: StoreTrx, payload: ForecastPayload) =>
  queue.send(client, forecastJob, payload, { retries: payload.retries });

/** A run is asked for with its job in one transaction; this much later nothing can be on its way any more. */
const SETTLED_MS = 60_000;

/**
 * Ends runs whose job the queue has given up: where a process dies in the last try, nobody is left to say so.
 * @returns how many
 */
export function endAbandonedRuns(queue: Queue, { store, now }: Pick<RunDeps, 'store' | 'now'>): Promise<number> {
  return store.asService(async trx => {
    const alive = (await queue.unfinished(trx.client, forecastJob)).map(({ runId }) => runId);
    const at = now();
    const problem = new ForesightError('internal', 'the service died in the last try of the run', {
      fix: 'look in the log of the service for what ended it, often too little memory, then ask again',
    }).toProblem('');
    return failAbandonedRuns(trx, alive, { now: at, before: new Date(at.getTime() - SETTLED_MS), problem });
  });
}

export function forecastHandler(queue: Queue, deps: RunDeps): JobHandler<ForecastPayload> {
  return async (payload, { signal, lastTry, tries, logger }) => {
    const { workspaceId, runId } = payload;
    try {
      const metric = await runForecast(deps, workspaceId, runId, { signal, logger });
      if (metric) await sendJudge(queue, deps, workspaceId, metric);
    } catch (error) {
      if (!lastTry) throw error;
      if (error instanceof GivenBack) {
        // Nothing went wrong: a run must not end because the service was stopped often.
        await deps.store.inWorkspace(workspaceId, trx => sendRun(queue, trx, payload));
        return;
      }
      logger.error({ err: error, run: runId }, 'a run failed for good');
      await deps.store.inWorkspace(workspaceId, trx =>
        finishRun(trx, runId, 'failed', deps.now(), failureOf(error, runId, tries)),
      );
      throw error;
    }
  };
}

/** New forecasts come with new data, and those may complete a moment that both sides forecast. */
async function sendJudge(queue: Queue, { store }: RunDeps, workspaceId: string, metric: string): Promise<void> {
  await store.inWorkspace(workspaceId, async trx => {
    const open = await openChallengers(trx, { workspaceId, metric });
    if (open.length > 0) await queue.send(trx.client, judgeJob, { workspaceId, metric });
  });
}

/** What the run shows of its failure: the cause of a surprise is for the log. */
function failureOf(error: unknown, runId: string, tries: number): Problem {
  const known =
    error instanceof ForesightError
      ? error
      : new ForesightError(
          'internal',
          `the run failed; it was tried ${tries === 1 ? 'once' : `${tries} times`}, and the log has the cause`,
          {
            fix: `look for run ${runId} in the log of the service, then ask again`,
          },
        );
  return known.toProblem(runId);
}
