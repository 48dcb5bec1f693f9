// A series as the sum of a trend, seasons and a rest.
export { type Mstl, type MstlOptions, mstl } from './mstl.ts';
