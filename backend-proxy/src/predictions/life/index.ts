// The life of a model: how wrong its forecasts were, and whether another one should take its place.
export { challengerAnswers } from './challenger-answers.ts';
export { measureOpenPairs } from './measure.ts';
export { scaledErrors } from './scaled-errors.ts';
export { type Moment, standingOf, type Terms } from './standing.ts';
export { standings } from './standings.ts';
