// Asks for the runs of schedules whose time has come. Any number of processes may look at once: each due time is one run.
import { ForesightError } from '@foresight/contracts';
import type { Config } from '../../platform/config/index.ts';
import { GivenBack, type JobDefinition, type JobHandler, type Queue } from '../../platform/queue.ts';
import { questionDefaults } from '../../predictions/forecast/index.ts';
import {
  createRun,
  type DueSchedule,
  finishRun,
  linkRun,
  moveSchedule,
  type Store,
  type StoreTrx,
  takeDueSchedules,
  workspaceById,
} from '../../store/index.ts';
import { endAbandonedRuns, fullQuestion, requestForecast } from '../forecast.job.ts';
import { nextDue } from './cadence.ts';

export const scheduleJob: JobDefinition<object> = {
  name: 'schedules',
  version: 1,
  retries: 2,
  concurrency: 1,
  schedule: '* * * * *',
  atStart: true,
};

export interface ScheduleDeps {
  readonly store: Store;
  readonly config: Pick<Config, 'forecast' | 'workspaces'>;
  readonly now: () => Date;
}

/** Asked for in one transaction. */
const BATCH = 100;

export function scheduleHandler(queue: Queue, deps: ScheduleDeps): JobHandler<object> {
  return async (_payload, { signal, logger }) => {
    const abandoned = await endAbandonedRuns(queue, deps);
    if (abandoned > 0) logger.error({ abandoned }, 'ended runs whose process died in every try');
    let asked = 0;
    for (;;) {
      if (signal.aborted) throw new GivenBack(`${asked} runs of schedules asked for`);
      const taken = await runDueSchedules(queue, deps);
      asked += taken;
      if (taken < BATCH) break;
    }
    if (asked > 0) logger.info({ asked }, 'asked for the runs of schedules');
  };
}

/** Those that are due now, up to a batch. @returns how many */
export function runDueSchedules(queue: Queue, { store, config, now }: ScheduleDeps): Promise<number> {
  const at = now();
  return store.asService(async trx => {
    const due = await takeDueSchedules(trx, at, BATCH);
    for (const schedule of due) {
      const runId = await askedFor(queue, trx, config, schedule, at);
      await linkRun(trx, runId, schedule.id, schedule.next_due);
      // Times that passed while no service was up are made up for once, not one by one.
      await moveSchedule(trx, schedule.id, nextDue(cadenceOf(schedule), at));
    }
    return due.length;
  });
}

const cadenceOf = ({ every, cron, time_zone }: DueSchedule) => ({
  every: every ?? undefined,
  cron: cron ?? undefined,
  timeZone: time_zone,
});

/** A question that this version of the service cannot take becomes a run that failed: others must not wait for it. */
async function askedFor(
  queue: Queue,
  trx: StoreTrx,
  config: ScheduleDeps['config'],
  { workspace_id, question, retries }: DueSchedule,
  now: Date,
): Promise<string> {
  try {
    const defaults = questionDefaults(config, await workspaceById(trx, workspace_id));
    return await requestForecast(queue, trx, workspace_id, fullQuestion(question, defaults), {
      as: 'champion',
      retries: retries ?? undefined,
    });
  } catch (error) {
    if (!(error instanceof ForesightError)) throw error;
    const runId = await createRun(trx, workspace_id, question);
    await finishRun(trx, runId, 'failed', now, error.toProblem(runId));
    return runId;
  }
}
