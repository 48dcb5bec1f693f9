// Elastic-net logistic regression on typed columns.
export type { Penalty } from './coordinate-descent.ts';
export { curvatureRows, weightedGram } from './gram.ts';
export {
  DEFAULT_PENALTY,
  fitLogistic,
  type Logistic,
  logisticContributions,
  logisticLogOdds,
  MOST_ROWS,
  standardTerms,
} from './logistic.ts';
export { readLogistic } from './read-logistic.ts';
