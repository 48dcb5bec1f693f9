// Scores sorted once, for all that only asks for their order.
import type { Labels } from '../labels.ts';

/** Rows by score. All arrays have one length. */
export interface Ranking {
  /** Ascending. */
  readonly scores: Float64Array;
  readonly labels: Labels;
  /** Row number of each place: the earlier row first among equals. */
  readonly order: Int32Array;
}

/**
 * @param scores higher means more likely; no NaN
 * @throws {RangeError} when lengths differ, a score is no number or a label is neither 0 nor 1
 */
export function rank(scores: Float64Array, labels: Labels): Ranking {
  if (scores.length !== labels.length) throw new RangeError(`${scores.length} scores for ${labels.length} labels`);
  const bad = scores.findIndex(Number.isNaN);
  if (bad >= 0) throw new RangeError(`the score of row ${bad} is no number`);
  const odd = labels.findIndex(label => label > 1);
  if (odd >= 0) throw new RangeError(`label ${labels[odd]} of row ${odd} is neither 0 nor 1`);
  const order = Int32Array.from(scores.keys()).sort((a, b) => scores[a]! - scores[b]! || a - b);
  return { scores: scores.slice().sort(), labels: Uint8Array.from(order, row => labels[row]!), order };
}
