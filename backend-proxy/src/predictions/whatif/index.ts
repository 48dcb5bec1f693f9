// The what-if question: forecasts with adjustments, beside the base.
export { applyAdjustments } from './apply-adjustments.ts';
export { checkAdjustments } from './check-adjustments.ts';
export { type Difference, type DifferenceTask, differenceOf } from './difference.ts';
export { driven } from './drive.ts';

/** The module that worker threads load. */
export const WHATIF_WORKER = new URL('./whatif.worker.ts', import.meta.url);
