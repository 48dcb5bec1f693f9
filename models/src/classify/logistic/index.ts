// Elastic-net logistic regression on typed columns.
export type { Penalty } from './coordinate-descent.ts';
export {
  type Contributions,
  DEFAULT_PENALTY,
  fitLogistic,
  type Logistic,
  logisticContributions,
  logisticLogOdds,
} from './logistic.ts';
