// Quantiles of a sample.

/**
 * Linear interpolation between order statistics (type 7 of Hyndman and Fan 1996).
 * @param sorted ascending, at least one value
 * @param p 0 to 1
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}
