// Half width of a band, in spreads, for every level from 0.50 to 0.99.
import { quantile } from '../../statistics/quantile.ts';

export interface LevelRule {
  /** Weight of the empirical quantile, 0 to 1; the rest is that of a Laplace distribution. */
  readonly blend: number;
  /** Everything times this. */
  readonly wider: number;
}

export const LEVELS = Array.from({ length: 50 }, (_, i) => (50 + i) / 100);
const FEWEST_FOR_QUANTILE = 20;
/** Extra width per origin missing from eight: a spread from fewer is less certain. */
const WIDER_PER_ORIGIN = 0.05;

/**
 * The parametric part has the tails of a Laplace distribution: errors whose scale is not known, but estimated from a few origins,
 * are spread like a mixture of scales, whose tails are heavier than the normal ones.
 * @param relative absolute errors divided by their spread
 * @param origins rolling origins behind them
 * @returns 50 factors, never falling with the level, so that bands nest
 */
export function levelFactors(relative: readonly number[], { blend, wider }: LevelRule, origins: number): number[] {
  const sorted = Float64Array.from(relative).sort();
  const mean = sorted.reduce((sum, v) => sum + v / sorted.length, 0);
  const few = wider * (1 + WIDER_PER_ORIGIN * (8 - Math.min(8, origins)));
  const seen = sorted.length >= FEWEST_FOR_QUANTILE ? blend : 0;
  return LEVELS.map(level => few * (seen * quantile(sorted, level) - (1 - seen) * mean * Math.log(1 - level)));
}
