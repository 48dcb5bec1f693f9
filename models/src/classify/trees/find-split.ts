// The best split of a leaf over all columns that may be used.
import { type FeatureBins, valueBins } from '../bins/index.ts';
import type { Gradients } from './gradients.ts';
import { type Histogram, SLOTS } from './histogram.ts';
import { type Leaf, scoreToBeat } from './leaf.ts';
import { scanBounded } from './scan-bounded.ts';
import { scanCategory } from './scan-category.ts';
import { scanNumeric } from './scan-numeric.ts';
import { type SplitLimits, sideScore } from './split.ts';

export interface SplitRules {
  /** Fewest rows on either side; estimated from the second derivatives, which are equal only nearly. */
  readonly minRows: number;
  /** Fewest rows that a step through many categories adds. */
  readonly stepRows: number;
  /** Penalty on squared leaf values. */
  readonly l2: number;
  /** Per column: 1 values may only rise with it, -1 only fall, 0 either. Null: no column has a direction. */
  readonly direction: Int8Array | null;
}

/** Least sum of second derivatives on either side (LightGBM's default): below, a value would be mere chance. */
const LEAST_CURVATURE = 1e-3;
/** Stronger penalty where many categories are grouped (LightGBM's default). */
const MANY_L2 = 10;
const SMOOTH = 10;

/** @param allowed 1 for the columns that may be used */
export function findSplit(
  leaf: Leaf,
  { sums }: Histogram,
  bins: readonly FeatureBins[],
  allowed: Uint8Array,
  gradients: Gradients,
  rules: SplitRules,
): void {
  const limits = limitsOf(leaf, gradients, rules);
  const best = leaf.split;
  best.score = scoreToBeat(leaf, limits.l2);
  const { direction } = rules;
  for (let feature = 0; feature < bins.length; feature++) {
    if (allowed[feature] === 0) continue;
    const bin = bins[feature]!;
    const at = feature * SLOTS;
    if (bin.kind === 'category') scanCategory(sums, at, valueBins(bin), feature, leaf, limits, best);
    else if (direction === null) scanNumeric(sums, at, valueBins(bin), feature, leaf, limits, best);
    else scanBounded(sums, at, valueBins(bin), feature, direction[feature]!, leaf, limits, best);
  }
  if (best.feature >= 0) leaf.gain = best.score - sideScore(leaf.g, leaf.h, limits.l2, leaf);
}

function limitsOf(leaf: Leaf, { secondScale }: Gradients, { l2, minRows, stepRows }: SplitRules): SplitLimits {
  const hOfRow = leaf.h / leaf.count;
  return {
    l2: l2 * secondScale,
    l2Many: (l2 + MANY_L2) * secondScale,
    leastH: Math.max(LEAST_CURVATURE * secondScale, (minRows - 0.5) * hOfRow),
    hOfRow,
    stepH: stepRows * hOfRow,
    smooth: SMOOTH * secondScale,
  };
}
