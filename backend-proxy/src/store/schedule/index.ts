// Trainings that come by themselves.
export { type DueSchedule, linkRun, linkRunBySlug, moveSchedule, takeDueSchedules } from './due.ts';
export {
  changeSchedule,
  createSchedule,
  listSchedules,
  type NewSchedule,
  removeSchedule,
  scheduleBySlug,
} from './schedule.repository.ts';
