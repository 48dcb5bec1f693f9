// Exponential smoothing in its many forms.
export { ets } from './ets.ts';
export { etsWithoutSeason } from './long-season.ts';
