// Trainings that come by themselves: when they are due, and the job that asks for them.
export { type Cadence, nextDue } from './cadence.ts';
export { completeSchedule } from './complete.ts';
export { runDueSchedules, type ScheduleDeps, scheduleHandler, scheduleJob } from './schedule.job.ts';
