// The best two groups of categories: one against the rest when they are few; else sorted by their mean gradient and cut (Fisher 1958,
// as in LightGBM), with more caution, since many groups fit chance. What is missing, rare or unseen goes right.
import { addBin } from './bin-set.ts';
import { hOf, SHIFT } from './histogram.ts';
import { type NodeTotals, type Split, type SplitLimits, sideScore } from './split.ts';

/** So few are tried one by one. */
const FEW = 5;
/** Rows below which a category is not sorted. */
const FEWEST_ROWS = 10;
/** Categories of the smaller group. */
const MOST_TOGETHER = 32;

/** @param bins categories; their slots start at `at` */
export function scanCategory(
  sums: Float64Array,
  at: number,
  bins: number,
  feature: number,
  node: NodeTotals,
  limits: SplitLimits,
  best: Split,
): void {
  if (bins <= FEW) oneAgainstRest(sums, at, bins, feature, node, limits, best);
  else sortedGroups(sums, at, bins, feature, node, limits, best);
}

function oneAgainstRest(
  sums: Float64Array,
  at: number,
  bins: number,
  feature: number,
  node: NodeTotals,
  limits: SplitLimits,
  best: Split,
): void {
  for (let bin = 0; bin < bins; bin++) {
    const h = hOf(sums[at + bin]!);
    const g = sums[at + bin]! - h * SHIFT;
    consider([bin], g, h, limits.l2, feature, node, limits, best);
  }
}

function sortedGroups(
  sums: Float64Array,
  at: number,
  bins: number,
  feature: number,
  node: NodeTotals,
  limits: SplitLimits,
  best: Split,
): void {
  const sorted = sortedCategories(sums, at, bins, limits);
  const most = Math.min(MOST_TOGETHER, (sorted.length + 1) >> 1);
  for (const order of [sorted, sorted.toReversed()]) {
    let left = 0;
    let pending = 0;
    for (let i = 0; i < most; i++) {
      const sum = sums[at + order[i]!]!;
      left += sum;
      pending += hOf(sum);
      const h = hOf(left);
      if (node.h - h < limits.stepH) break;
      if (pending < limits.stepH) continue;
      pending = 0;
      consider(order.slice(0, i + 1), left - h * SHIFT, h, limits.l2Many, feature, node, limits, best);
    }
  }
}

function sortedCategories(sums: Float64Array, at: number, bins: number, limits: SplitLimits): number[] {
  const mean = (bin: number) => {
    const h = hOf(sums[at + bin]!);
    return (sums[at + bin]! - h * SHIFT) / (h + limits.smooth);
  };
  return Array.from({ length: bins }, (_, bin) => bin)
    .filter(bin => hOf(sums[at + bin]!) >= FEWEST_ROWS * limits.hOfRow)
    .sort((a, b) => mean(a) - mean(b) || a - b);
}

function consider(
  bins: readonly number[],
  g: number,
  h: number,
  l2: number,
  feature: number,
  node: NodeTotals,
  { leastH }: SplitLimits,
  best: Split,
): void {
  if (h < leastH || node.h - h < leastH) return;
  const score = sideScore(g, h, l2, node) + sideScore(node.g - g, node.h - h, l2, node);
  if (score <= best.score) return;
  Object.assign(best, { score, feature, g, h, bin: -1, missingLeft: false });
  best.set.fill(0);
  for (const bin of bins) addBin(best.set, 0, bin);
}
