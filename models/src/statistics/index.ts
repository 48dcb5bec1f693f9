// Statistics that forecasting and evaluation share.
export { normalQuantile } from './normal.ts';
export { quantile } from './quantile.ts';
