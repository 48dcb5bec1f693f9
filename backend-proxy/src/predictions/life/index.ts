// The life of a model: how wrong its forecasts were, and whether another one should take its place.
export { scaledErrors, seriesScale } from './scaled-errors.ts';
