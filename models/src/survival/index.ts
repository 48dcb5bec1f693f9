// When: the time until something ends, with an interval, also for those of whom the end was not seen.
export { areaBetween, type Curves, chanceBeyond } from './curves.ts';
export { type PeriodRows, periodRows } from './expand.ts';
export {
  fitHazard,
  fitHazardRows,
  type Hazard,
  type HazardOptions,
  hazardFromJSON,
  type NotedCurves,
} from './hazard.ts';
export { baselineCurves, kaplanMeier, type Steps, shareAt } from './kaplan-meier.ts';
export type { Learner } from './learner.ts';
export { LEAST_ENDS, type Lives, TooFewEnds } from './lives.ts';
export { choosePeriods, type Edges } from './periods.ts';
export { integratedBrier } from './scores/brier.ts';
export { concordance } from './scores/concordance.ts';
export { type Coverage, intervalCoverage } from './scores/coverage.ts';
export { type HazardJson, type HazardState, UnknownHazardFormat } from './stored.ts';
export { chanceWithin, type TimeLeft, type TimeLeftOptions, timeLeft } from './time-left.ts';
