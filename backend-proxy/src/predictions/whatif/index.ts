// The what-if question: forecasts with adjustments, beside the base.
export { applyAdjustments } from './apply-adjustments.ts';
export { checkAdjustments } from './check-adjustments.ts';
