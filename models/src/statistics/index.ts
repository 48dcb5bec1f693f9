// Statistics that others use, too.
export { quantile } from './quantile.ts';
