// How much of the boosting, and how much of the logistic regression.
import type { Labels } from '../labels.ts';
import { probabilities } from '../log-odds.ts';
import { logLoss } from '../scores/index.ts';

/** Shares of the boosting that are tried. */
export const WEIGHTS = [0, 0.3, 0.5, 0.7, 1] as const;

/** The share of the boosting with the least log-loss. @param boosting, @param logistic log-odds of rows that neither has seen */
export function chooseWeight(boosting: Float64Array, logistic: Float64Array, labels: Labels): number {
  const losses = WEIGHTS.map(weight => logLoss(probabilities(mixed(boosting, logistic, weight)), labels));
  return WEIGHTS[losses.indexOf(Math.min(...losses))]!;
}

/** weight · boosting + (1 - weight) · logistic, in log-odds. */
export function mixed(boosting: Float64Array, logistic: Float64Array, weight: number): Float64Array {
  return boosting.map((value, row) => weight * value + (1 - weight) * logistic[row]!);
}
