// A leaf of a tree that grows: its rows, its sums, its best split.
import type { Histogram } from './histogram.ts';
import { emptySplit, type NodeTotals, type Split, sideScore } from './split.ts';

export interface Leaf extends NodeTotals {
  /** Its rows are `begin` to `begin + count` of the order. */
  readonly begin: number;
  readonly count: number;
  /** The node it hangs on; -1 for the root. */
  readonly parent: number;
  readonly isLeft: boolean;
  readonly split: Split;
  /** What the split gains, in whole units; 0: there is none. */
  gain: number;
  histogram: Histogram | null;
}

export function newLeaf(totals: NodeTotals, begin: number, count: number, parent: number, isLeft: boolean): Leaf {
  const { g, h, low, high } = totals;
  return { g, h, low, high, begin, count, parent, isLeft, split: emptySplit(), gain: 0, histogram: null };
}

/** Least share of its own score by which a split must better a node: rounding errors gain nothing. */
const LEAST_GAIN = 1e-10;

/** The score that a split of this leaf must pass. */
export const scoreToBeat = (leaf: Leaf, l2: number): number => sideScore(leaf.g, leaf.h, l2, leaf) * (1 + LEAST_GAIN);
