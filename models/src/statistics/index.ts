// Statistics that forecasting and evaluation share.
export { type Minimum, type NelderMeadOptions, nelderMead } from './nelder-mead.ts';
export { normalQuantile } from './normal.ts';
export { quantile } from './quantile.ts';
