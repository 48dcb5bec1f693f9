// The least of a quadratic with an elastic-net penalty, one coordinate after the other (Friedman, Hastie, Tibshirani 2010).

export interface Penalty {
  /** Weight of Σ|b|, on the summed loss. */
  readonly l1: number;
  /** Weight of ½Σb², on the summed loss. */
  readonly l2: number;
}

const MOST_SWEEPS = 1000;
const TOLERANCE = 1e-7;

/**
 * Least b of slope·(b - start) + ½(b - start)'H(b - start) + penalty(b); the first coordinate, the constant, bears no penalty.
 * @param curvature H, row-major and positive semi-definite
 */
export function leastPenalized(
  start: Float64Array,
  slope: Float64Array,
  curvature: Float64Array,
  penalty: Penalty,
): Float64Array {
  const size = start.length;
  const best = start.slice();
  const left = slope.slice();
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let largest = 0;
    for (let j = 0; j < size; j++) {
      const own = curvature[j * size + j]!;
      const { l1, l2 } = j === 0 ? { l1: 0, l2: 0 } : penalty;
      if (own + l2 <= 0) continue;
      const next = soft(own * best[j]! - left[j]!, l1) / (own + l2);
      const change = next - best[j]!;
      if (change === 0) continue;
      best[j] = next;
      largest = Math.max(largest, Math.abs(change));
      for (let k = 0, at = j * size; k < size; k++, at++) left[k]! += curvature[at]! * change;
    }
    if (largest < TOLERANCE) break;
  }
  return best;
}

const soft = (value: number, by: number): number => Math.sign(value) * Math.max(0, Math.abs(value) - by);
