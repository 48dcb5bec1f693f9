// What all models share: preparing a series, rolling origins, weights, bands, bounds, storing.

export type { Candidate } from './member.ts';
export { checkSeasons, HIGHEST_LEVEL, LONGEST_HORIZON, LOWEST_LEVEL } from './options.ts';
export { type Choice, FEWEST_POINTS, type PoolModelSpec, poolModel, USUAL_CAPABILITY } from './pool-model.ts';
