// What surrounds every method: local clock, events, regressors, lasting jumps, bounds.
export { stampOf, type TimeOf } from './stamps.ts';
export { type Core, surrounded } from './surrounded.ts';
