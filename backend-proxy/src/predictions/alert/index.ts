// What alert rules would have done: forecasts refit on what was known at moments of the past, and what then came.
export type { BreachThen, ThenRefusal, ThenTask } from './breach-then.ts';
export { type Firing, firingsOf, type Moment } from './firings.ts';
export { crossingsBetween, happenedAfter } from './happened.ts';

/** The module that worker threads load. */
export const BREACH_THEN_WORKER = new URL('./breach-then.worker.ts', import.meta.url);
