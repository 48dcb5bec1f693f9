// The best cut of a numeric column where values have bounds or a direction: the basic method of monotone trees (LightGBM's name for it).
import { hOf, SHIFT } from './histogram.ts';
import { type NodeTotals, type Split, type SplitLimits, sideScore, sideValue } from './split.ts';

/** As `scanNumeric`. @param direction 1: values may only rise with the column, -1: only fall, 0: either */
export function scanBounded(
  sums: Float64Array,
  at: number,
  bins: number,
  feature: number,
  direction: number,
  node: NodeTotals,
  limits: SplitLimits,
  best: Split,
): void {
  const missing = sums[at + bins]!;
  const scan = (start: number, last: number) => scanFrom(start, sums, at, last, feature, direction, node, limits, best);
  if (missing === 0) {
    if (scan(0, bins - 1)) best.missingLeft = best.h * 2 > node.h;
    return;
  }
  if (scan(0, bins)) best.missingLeft = false;
  if (scan(missing, bins - 1)) best.missingLeft = true;
}

function scanFrom(
  start: number,
  sums: Float64Array,
  at: number,
  bins: number,
  feature: number,
  direction: number,
  node: NodeTotals,
  { l2, leastH }: SplitLimits,
  best: Split,
): boolean {
  let left = start;
  let found = false;
  for (let bin = 0; bin < bins; bin++) {
    if (sums[at + bin] === 0) continue;
    left += sums[at + bin]!;
    const h = hOf(left);
    if (h < leastH) continue;
    if (node.h - h < leastH) break;
    const g = left - h * SHIFT;
    const rise = sideValue(node.g - g, node.h - h, l2, node) - sideValue(g, h, l2, node);
    if (rise * direction < 0) continue;
    const score = sideScore(g, h, l2, node) + sideScore(node.g - g, node.h - h, l2, node);
    if (score <= best.score) continue;
    found = true;
    Object.assign(best, { score, feature, g, h, bin });
  }
  return found;
}
