// Methods for values that are mostly 0: parts that are ordered, visits, failures.
export { croston, sba } from './croston.ts';
export { tsb } from './tsb.ts';
