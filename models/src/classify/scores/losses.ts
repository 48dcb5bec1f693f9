// How far probabilities are from what happened.
import { countPositives, type Labels } from '../labels.ts';

/** Closest to 0 and 1 that a probability is taken for: one sure row that is wrong costs 34.5, not infinity. */
const EDGE = 1e-15;

/** Loss of one row in nats. @param p probability of label 1 */
export function rowLogLoss(p: number, label: number): number {
  return -Math.log(Math.max(EDGE, label === 1 ? p : 1 - p));
}

/** Mean of -ln(probability of what happened); NaN without rows. @param p probability of label 1, a row each */
export function logLoss(p: Float64Array, labels: Labels): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += rowLogLoss(p[i]!, labels[i]!);
  return sum / p.length;
}

/** Mean squared distance of probability and label, 0 to 1 (Brier 1950); NaN without rows. */
export function brier(p: Float64Array, labels: Labels): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += (p[i]! - labels[i]!) ** 2;
  return sum / p.length;
}

/** The probability that says nothing: the share of positives, for every row. */
export function baseRate(labels: Labels): Float64Array {
  return new Float64Array(labels.length).fill(countPositives(labels) / labels.length);
}
