// The what-if question: stored forecasts with adjustments, beside the base.
export { applyAdjustments } from './apply-adjustments.ts';
