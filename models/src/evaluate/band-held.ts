// Whether a band that was promised still holds: issued forecasts against the values that came since.
import { binomialAtMost } from '../statistics/binomial.ts';

/** Forecasts and what came, one entry a time, ascending. */
export interface IssuedTruths {
  readonly actual: Float64Array;
  readonly point: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

export interface BandHeld {
  readonly points: number;
  /** Truths within the band, its edges included. */
  readonly inside: number;
  /** How many independent truths tell as much: misses that follow one another are counted for less. */
  readonly effective: number;
  /** How often a band that keeps its promise would hold as few; null without a truth. */
  readonly p: number | null;
  readonly broken: boolean;
}

/** Asked again with every refresh, so one in a hundred would be too many alarms. */
const SIGNIFICANT = 0.001;
const FEWEST = 20;
/** A promise missed by less is of no concern, however certain. */
const LEAST_GAP = 0.05;

/** @param level promised share, 0 to 1 */
export function bandHeld({ actual, lower, upper }: IssuedTruths, level: number): BandHeld {
  const missed: number[] = Array.from(actual, (value, i) => (value >= lower[i]! && value <= upper[i]! ? 0 : 1));
  const points = missed.length;
  if (points === 0) return { points, inside: 0, effective: 0, p: null, broken: false };
  const inside = points - missed.reduce((sum, m) => sum + m, 0);
  const effective = effectiveCount(missed);
  const share = inside / points;
  const p = binomialAtMost(share * effective, effective, level);
  return { points, inside, effective, p, broken: points >= FEWEST && p < SIGNIFICANT && share < level - LEAST_GAP };
}

/** n (1 − r) / (1 + r) with the correlation r of neighbours (Bayley and Hammersley 1946, for a Markov chain); at least 1. */
function effectiveCount(values: readonly number[]): number {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  let variance = 0;
  let together = 0;
  for (let i = 0; i < values.length; i++) {
    variance += (values[i]! - mean) ** 2;
    if (i > 0) together += (values[i]! - mean) * (values[i - 1]! - mean);
  }
  const r = variance === 0 ? 0 : Math.max(0, together / variance);
  return Math.max(1, (values.length * (1 - r)) / (1 + r));
}
