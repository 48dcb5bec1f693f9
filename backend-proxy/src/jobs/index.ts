// Queue tasks. This is the full list: a job that is not registered here does not run.
import type { Queue } from '../platform/queue.ts';
import type { RunDeps } from '../predictions/forecast/index.ts';
import { forecastHandler, forecastJob } from './forecast.job.ts';
import { judgeJob } from './judge-job.ts';
import { type JudgeDeps, judgeHandler } from './life/index.ts';
import { type MaintenanceDeps, maintenanceHandler, maintenanceJob } from './maintenance.job.ts';
import { type ScheduleDeps, scheduleHandler, scheduleJob } from './schedule/index.ts';

export { askedAs } from './champion-question.ts';
export { endAbandonedRuns, fullQuestion, requestForecast } from './forecast.job.ts';
export { completeChallenger, judge, promoteByHand, rollback } from './life/index.ts';
export { completeSchedule, runDueSchedules } from './schedule/index.ts';
export {
  type Applied,
  applyState,
  exportState,
  rehearsed,
  type StateContext,
  type StateProblem,
} from './state/index.ts';

export function registerJobs(queue: Queue, deps: RunDeps & MaintenanceDeps & ScheduleDeps & JudgeDeps): void {
  queue.work(forecastJob, forecastHandler(queue, deps));
  queue.work(maintenanceJob, maintenanceHandler(deps));
  queue.work(judgeJob, judgeHandler(queue, deps));
  queue.work(scheduleJob, scheduleHandler(queue, deps));
}
