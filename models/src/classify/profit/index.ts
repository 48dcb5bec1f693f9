// What it is worth to act on probabilities.
export { type ProfitCurve, profitCurve } from './best-cut.ts';
export type { ProfitOptions, ProfitPoint } from './curve.ts';
