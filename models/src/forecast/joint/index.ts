// Questions about several steps at once, answered by counting possible futures.

export { type AggregateName, chanceAbove, type Distribution, distributionOf, type Window } from './aggregate.ts';
export { type Crossing, crossing, crossingStep, type Limit } from './crossing.ts';
export { type Peak, peakOf } from './peak.ts';
