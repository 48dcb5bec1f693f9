// How much of the boosting, and how much of the logistic regression.
import type { Labels } from '../labels.ts';
import { probabilities } from '../log-odds.ts';
import { logLoss } from '../scores/index.ts';

/** Shares of the boosting that are tried. */
const MIXTURES = [0.3, 0.5, 0.7] as const;
const ALONE = [0, 1] as const;
/** What one part alone must gain in log-loss over the best mixture: two views are steadier than one, and less is noise on some thousand rows. */
const LEAST_GAIN = 0.001;

/** The share of the boosting with the least log-loss. @param boosting, @param logistic log-odds of rows that neither has seen */
export function chooseWeight(boosting: Float64Array, logistic: Float64Array, labels: Labels): number {
  const lossOf = (weight: number) => logLoss(probabilities(mixed(boosting, logistic, weight)), labels);
  const least = (weights: readonly number[]) => {
    const losses = weights.map(lossOf);
    const loss = Math.min(...losses);
    return { loss, weight: weights[losses.indexOf(loss)]! };
  };
  const [mixture, alone] = [least(MIXTURES), least(ALONE)];
  return alone.loss < mixture.loss - LEAST_GAIN ? alone.weight : mixture.weight;
}

/** weight · boosting + (1 - weight) · logistic, in log-odds. */
export function mixed(boosting: Float64Array, logistic: Float64Array, weight: number): Float64Array {
  return boosting.map((value, row) => weight * value + (1 - weight) * logistic[row]!);
}
