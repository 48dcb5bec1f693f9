// The best split of a node so far. One is kept a leaf and written into, so that a scan leaves nothing behind.
import { WORDS_PER_SET } from './bin-set.ts';

/** What the splits of a node have in common, in whole units of the packed gradients. */
export interface NodeTotals {
  /** Sums of first and second derivatives. */
  readonly g: number;
  readonly h: number;
  /** Bounds of the values below, by monotone columns further up. */
  readonly low: number;
  readonly high: number;
}

export interface SplitLimits {
  /** Added to h of either side: the penalty on large values. */
  readonly l2: number;
  /** The same where sides are chosen among many categories, which fit chance more easily. */
  readonly l2Many: number;
  /** Fewest of h on either side. */
  readonly leastH: number;
  /** h of one row, by the mean of the node. */
  readonly hOfRow: number;
  /** What a step through sorted categories must add to h, and what must be left. */
  readonly stepH: number;
  /** Added to h when categories are sorted by g / h. */
  readonly smooth: number;
}

export interface Split {
  /** Σ g² / (h + l2) of both sides; a split that is not above the node's own is none. */
  score: number;
  /** -1: none. */
  feature: number;
  /** Sums of the left side. */
  g: number;
  h: number;
  /** Numeric: the last bin that goes left; -1 for categories. */
  bin: number;
  /** Whether missing values go left. */
  missingLeft: boolean;
  /** Categories: the bins that go left. */
  readonly set: Uint32Array;
}

export const emptySplit = (): Split => ({
  score: 0,
  feature: -1,
  g: 0,
  h: 0,
  bin: -1,
  missingLeft: false,
  set: new Uint32Array(WORDS_PER_SET),
});

/** Value of a side before rate, in whole units, within the node's bounds. */
export function sideValue(g: number, h: number, l2: number, { low, high }: NodeTotals): number {
  return Math.min(high, Math.max(low, -g / (h + l2)));
}

/** Σ g² / (h + l2) of one side; what is left of it when bounds keep its value from the best one. */
export function sideScore(g: number, h: number, l2: number, node: NodeTotals): number {
  const value = sideValue(g, h, l2, node);
  return -(2 * g * value + (h + l2) * value * value);
}
