// Half width of a band, in spreads, for every level from 0.50 to 0.99.
import { normalQuantile } from '../../statistics/normal.ts';
import { quantile } from '../../statistics/quantile.ts';

export interface Correction {
  /** Weight of the empirical quantile, 0 to 1; the rest is parametric. */
  readonly blend: number;
  readonly at80: number;
  readonly at95: number;
}

export const LEVELS = Array.from({ length: 50 }, (_, i) => (50 + i) / 100);
const FEWEST_FOR_QUANTILE = 20;
/** Ratio of standard deviation to mean absolute deviation of a normal variable: sqrt(pi / 2). */
const NORMAL_PER_MAD = 1.2533;
/** Extra width per origin missing from eight. */
const WIDER_PER_ORIGIN = 0.06;

/**
 * @param relative absolute errors divided by their spread
 * @param origins rolling origins behind them
 * @returns 50 factors, never falling with the level, so that bands nest
 */
export function levelFactors(relative: readonly number[], correction: Correction, origins: number): number[] {
  const sorted = Float64Array.from(relative).sort();
  const mean = sorted.reduce((sum, v) => sum + v, 0) / sorted.length;
  const few = 1 + WIDER_PER_ORIGIN * (8 - Math.min(8, origins));
  let least = 0;
  return LEVELS.map(level => {
    const parametric = 0.5 * mean * (NORMAL_PER_MAD * normalQuantile((1 + level) / 2) - Math.log(1 - level));
    const blend = sorted.length >= FEWEST_FOR_QUANTILE ? correction.blend : 0;
    const width = blend * quantile(sorted, level) + (1 - blend) * parametric;
    least = Math.max(least, width * correctionAt(correction, level) * few);
    return least;
  });
}

/** Linear through (0.50, 1), (0.80, at80), (0.95, at95), (1, 1.15 · at95). */
function correctionAt({ at80, at95 }: Correction, level: number): number {
  if (level <= 0.8) return 1 + ((level - 0.5) / 0.3) * (at80 - 1);
  if (level <= 0.95) return at80 + ((level - 0.8) / 0.15) * (at95 - at80);
  return at95 * (1 + (0.15 * (level - 0.95)) / 0.05);
}
