// The job that works off a forecast run, and the one way to ask for it.
import { type ForecastQuestion, ForesightError } from '@foresight/contracts';
import { getModel, type ModelName } from '@foresight/models';
import type { Config } from '../platform/config/index.ts';
import { GivenBack, type JobDefinition, type JobHandler, type Queue } from '../platform/queue.ts';
import { type FullQuestion, type RunDeps, runForecast } from '../predictions/forecast/index.ts';
import { createRun, finishRun, type StoreTrx } from '../store/index.ts';

interface ForecastPayload {
  readonly workspaceId: string;
  readonly runId: string;
}

export const forecastJob: JobDefinition<ForecastPayload> = {
  name: 'forecast-run',
  version: 1,
  // A run that a stopping service gives back counts as a try, so there are more than a fault would need.
  retries: 10,
  // While one run loads or saves, another keeps the worker threads at work.
  concurrency: 2,
};

/** Fills what the question leaves open from the defaults. @throws {Error} for an unknown model, naming those there are */
export function fullQuestion(question: ForecastQuestion, defaults: Config['forecast']): FullQuestion {
  const { model = 'auto', horizon = defaults.horizon, levels = defaults.levels } = question;
  getModel(model as ModelName);
  return { ...question, model, horizon, levels: [...levels].sort((a, b) => a - b) };
}

/** Creates the run and its job in the caller's transaction. @returns the run's id */
export async function requestForecast(
  queue: Queue,
  trx: StoreTrx,
  workspaceId: string,
  question: FullQuestion,
): Promise<string> {
  const runId = await createRun(trx, workspaceId, question);
  await queue.send(trx.client, forecastJob, { workspaceId, runId });
  return runId;
}

export function forecastHandler(deps: RunDeps): JobHandler<ForecastPayload> {
  return async ({ workspaceId, runId }, { signal, lastTry, logger }) => {
    try {
      await runForecast(deps, workspaceId, runId, { signal, logger });
    } catch (error) {
      if (lastTry && !(error instanceof GivenBack)) {
        const problem = new ForesightError('internal', `the run failed: ${(error as Error).message}`, { cause: error });
        await deps.store.inWorkspace(workspaceId, trx =>
          finishRun(trx, runId, 'failed', deps.now(), problem.toProblem()),
        );
      }
      throw error;
    }
  };
}
