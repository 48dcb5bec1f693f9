// The classifiers that learn a hazard.
import { type BoostingJson, boostingFromJSON, type FeatureTable, fitBoosting, type Labels } from '../classify/index.ts';
import { sigmoid } from '../classify/log-odds.ts';
import { fitLogistic, type Logistic, logisticLogOdds } from '../classify/logistic/index.ts';

/** 'logistic' bends each column on its own; 'boosting' finds what columns do together, and needs more people for it. */
export type Learner = 'logistic' | 'boosting';

/** What was learned, plain JSON. */
export type Learned =
  | { readonly learner: 'logistic'; readonly model: Logistic }
  | { readonly learner: 'boosting'; readonly model: BoostingJson };

/** Few trees: with more, those who leave soon are thought to leave sooner than they do. */
const BOOSTING = { trees: 200, leaves: 6, rate: 0.05, columnShare: 0.5 };

/** @param table with the period as its last column */
export function learn(table: FeatureTable, ends: Labels, learner: Learner): Learned {
  return learner === 'logistic'
    ? { learner, model: fitLogistic(table, ends) }
    : { learner, model: fitBoosting(table, ends, BOOSTING).toJSON() };
}

/** @returns hazards between 0 and 1, one a row */
export function hazardsOf(learned: Learned): (table: FeatureTable) => Float64Array {
  if (learned.learner === 'logistic') return table => logisticLogOdds(learned.model, table).map(sigmoid);
  const boosting = boostingFromJSON(learned.model);
  return table => boosting.probability(table, { absent: 'missing' });
}
