// Growth: milestones on the way, when they are to be expected, and how fast it goes.
export { type MeanRange, type MeanTask, meanOf } from './mean-of.ts';
export { type MilestoneDates, milestoneDates } from './milestone-dates.ts';
export { milestonesOn, type Way } from './on-the-way.ts';
export { type Rates, ratesOf, type Spans } from './rates.ts';

/** The module that worker threads load. */
export const GROWTH_WORKER = new URL('./growth.worker.ts', import.meta.url);
