// Growth: round numbers on the way, and how fast it goes.
export { type MeanRange, type MeanTask, meanOf } from './mean-of.ts';
export { type Rates, ratesOf, type Spans } from './rates.ts';
export { roundNumbers } from './round-numbers.ts';

/** The module that worker threads load. */
export const GROWTH_WORKER = new URL('./growth.worker.ts', import.meta.url);
