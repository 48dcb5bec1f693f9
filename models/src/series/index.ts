// From raw stamps and values to a regular series: its step, its gaps, its seasons.
export { candidateSeasons } from './candidate-seasons.ts';
export { type DetectedSeasons, type DroppedSeason, detectSeasons } from './detect-seasons.ts';
export { type DetectedStep, detectStep, StepUnknown } from './detect-step.ts';
export { type Filled, fillGaps } from './fill-gaps.ts';
export { GridTooLarge, type Regularized, regularize } from './regularize.ts';
export { seasonNeeds } from './season-needs.ts';
export { addSteps, DAY, HOUR, MINUTE, SECOND, type Step, WEEK } from './step.ts';
export { type TimeCoverage, timeCoverage } from './time-coverage.ts';
