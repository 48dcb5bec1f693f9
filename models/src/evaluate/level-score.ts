// Scores of the bands of one level: do they hold what they promise, and at what width?
import { meanOrNull } from './mean.ts';
import { coverage, intervalScore, pinball } from './metrics.ts';
import type { BacktestOrigin } from './score-origin.ts';

/** Means over origins; null without a scored one. */
export interface LevelScore {
  readonly level: number;
  /** Share of truths inside the band, 0 to 1. */
  readonly share: number | null;
  /** Mean of upper − lower, in the units of the data. */
  readonly meanWidth: number | null;
  /** Mean scaled interval score: width and misses, ÷ the scale of MASE. */
  readonly msis: number | null;
  /** Pinball losses of the lower and upper limit as quantiles (1 ∓ level) ÷ 2, in the units of the data. */
  readonly pinballLower: number | null;
  readonly pinballUpper: number | null;
}

/** @param k place of the level among those forecast */
export function levelScore(origins: readonly BacktestOrigin[], level: number, k: number): LevelScore {
  const over = (score: (o: BacktestOrigin, lower: Float64Array, upper: Float64Array) => number) =>
    meanOrNull(origins.map(o => score(o, o.forecast.intervals[k]!.lower, o.forecast.intervals[k]!.upper)));
  return {
    level,
    share: over((o, lower, upper) => coverage(o.actual, lower, upper)),
    meanWidth: over((_, lower, upper) => upper.reduce((sum, u, i) => sum + (u - lower[i]!) / upper.length, 0)),
    msis: over((o, lower, upper) => intervalScore(o.actual, { lower, upper, level }) / o.scale),
    pinballLower: over((o, lower) => pinball(o.actual, lower, (1 - level) / 2)),
    pinballUpper: over((o, _, upper) => pinball(o.actual, upper, (1 + level) / 2)),
  };
}
