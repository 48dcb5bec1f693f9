// The best cut of a numeric column, without bounds on values: compared by multiplication, divided only for a new best.
import { hOf, SHIFT } from './histogram.ts';
import type { NodeTotals, Split, SplitLimits } from './split.ts';

/**
 * @param sums histogram of the node; the column's slots start at `at`, its missing values are in slot `at + bins`
 * @param best is written to when a cut is better
 */
export function scanNumeric(
  sums: Float64Array,
  at: number,
  bins: number,
  feature: number,
  node: NodeTotals,
  limits: SplitLimits,
  best: Split,
): void {
  const missing = sums[at + bins]!;
  if (missing === 0) {
    // None was seen: should one come, it goes with most of the rows.
    if (scanFrom(0, sums, at, bins - 1, feature, node, limits, best)) best.missingLeft = best.h * 2 > node.h;
    return;
  }
  if (scanFrom(0, sums, at, bins, feature, node, limits, best)) best.missingLeft = false;
  if (scanFrom(missing, sums, at, bins - 1, feature, node, limits, best)) best.missingLeft = true;
}

function scanFrom(
  start: number,
  sums: Float64Array,
  at: number,
  bins: number,
  feature: number,
  node: NodeTotals,
  limits: SplitLimits,
  best: Split,
): boolean {
  const { g, h } = node;
  const { l2, leastH } = limits;
  let left = start;
  let score = best.score;
  let found = false;
  for (let bin = 0; bin < bins; bin++) {
    const sum = sums[at + bin]!;
    if (sum === 0) continue;
    left += sum;
    const hl = hOf(left);
    if (hl < leastH) continue;
    const hr = h - hl;
    if (hr < leastH) break;
    const gl = left - hl * SHIFT;
    const gr = g - gl;
    const a = hl + l2;
    const b = hr + l2;
    if (gl * gl * b + gr * gr * a <= score * a * b) continue;
    score = (gl * gl) / a + (gr * gr) / b;
    found = true;
    best.score = score;
    best.feature = feature;
    best.g = gl;
    best.h = hl;
    best.bin = bin;
  }
  return found;
}
