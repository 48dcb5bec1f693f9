// A band around a forecast that was moved.
import type { Interval } from '../forecast/model.ts';

/**
 * The band goes with the point. Where both points are above 0 and so is the lower limit, its widths keep their ratio to the point, so that
 * it stays above 0; elsewhere they keep their size. Reconciled forecasts are at least as accurate (Wickramasuriya et al. 2019), so the
 * band promises no less than before.
 */
export function moveBand(band: Interval, from: Float64Array, to: Float64Array): Interval {
  const ratio = from.map((v, i) => (v > 0 && to[i]! > 0 && band.lower[i]! >= 0 ? to[i]! / v : 1));
  return {
    level: band.level,
    lower: band.lower.map((v, i) => Math.min(to[i]!, to[i]! - (from[i]! - v) * ratio[i]!)),
    upper: band.upper.map((v, i) => Math.max(to[i]!, to[i]! + (v - from[i]!) * ratio[i]!)),
  };
}
