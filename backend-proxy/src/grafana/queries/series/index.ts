// Which series a query is about, and their points.
export { bucketed, bucketWidth, inBuckets } from './buckets.ts';
export { type Chosen, choose } from './choose-series.ts';
export { type Found, findChosen } from './find-series.ts';
export { isGiven } from './given.ts';
export { type Histories, histories } from './history.ts';
export { compileMatchers } from './matchers.ts';
export { seriesTitles } from './titles.ts';
