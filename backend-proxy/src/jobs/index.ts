// Queue tasks. This is the full list: a job that is not registered here does not run.
import type { Queue } from '../platform/queue.ts';
import type { RunDeps } from '../predictions/forecast/index.ts';
import { forecastHandler, forecastJob } from './forecast.job.ts';
import { type MaintenanceDeps, maintenanceHandler, maintenanceJob } from './maintenance.job.ts';
import { type ScheduleDeps, scheduleHandler, scheduleJob } from './schedule/index.ts';

export { fullQuestion, requestForecast } from './forecast.job.ts';
export { completeSchedule, runDueSchedules } from './schedule/index.ts';

export function registerJobs(queue: Queue, deps: RunDeps & MaintenanceDeps & ScheduleDeps): void {
  queue.work(forecastJob, forecastHandler(queue, deps));
  queue.work(maintenanceJob, maintenanceHandler(deps));
  queue.work(scheduleJob, scheduleHandler(queue, deps));
}
