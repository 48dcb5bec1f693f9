// Will it cross the limit, and when first?
import type { SamplePaths } from '../model.ts';
import { reliable } from './usual-reliability.ts';

export interface Limit {
  /** In the units of the data. */
  readonly value: number;
  /** 'above': crossed by a value > limit; 'below': by a value < limit. A value that equals the limit has not crossed it. */
  readonly side: 'above' | 'below';
}

export interface Crossing {
  /** Of a crossing at any step of the horizon, 0 to 1. */
  readonly probability: number;
  /** Of the first crossing at each step; the sum is `probability`. */
  readonly first: Float64Array;
  /** Of a crossing at each step or before; never falls. */
  readonly by: Float64Array;
}

/**
 * Shares of the paths that cross, corrected by how such chances usually come true. Only the steps of the forecast count: whether
 * the last known value is beyond the limit already does not.
 * @throws {RangeError} when the limit is no number
 */
export function crossing({ count, horizon, values, kind }: SamplePaths, { value, side }: Limit): Crossing {
  if (!Number.isFinite(value))
    throw new RangeError(`limit ${value} is not a number: give one in the units of the data`);
  const counts = firstCrossings({ count, horizon, values }, value, side === 'above' ? 1 : -1);
  let total = 0;
  const by = Float64Array.from(counts, (c, i) => {
    total += c;
    return reliable(total / count, kind, { side, steps: i + 1 });
  });
  // The whole horizon is what is asked for: dates within it give way where the correction falls with the steps.
  for (let i = horizon - 2; i >= 0; i--) by[i] = Math.min(by[i]!, by[i + 1]!);
  const first = by.map((p, i) => p - (by[i - 1] ?? 0));
  return { probability: by[horizon - 1] ?? 0, first, by };
}

/** Of the paths, how many cross first at each step. @param sign 1: above, -1: below */
function firstCrossings({ count, horizon, values }: SamplePaths, limit: number, sign: 1 | -1): Uint32Array {
  const counts = new Uint32Array(horizon);
  for (let p = 0; p < count; p++) {
    const from = p * horizon;
    let step = 0;
    while (step < horizon && !(sign * values[from + step]! > sign * limit)) step++;
    if (step < horizon) counts[step]!++;
  }
  return counts;
}

/**
 * The step by which it has crossed with a probability: 0.5 for the median, 0.1 and 0.9 for the range that holds 80 %.
 * @param probability above 0, at most 1
 * @returns step, 1 or more; null: not within the horizon
 */
export function crossingStep({ by }: Crossing, probability: number): number | null {
  if (!(probability > 0 && probability <= 1)) {
    throw new RangeError(`probability ${probability} is not above 0 and at most 1`);
  }
  const at = by.findIndex(p => p >= probability);
  return at < 0 ? null : at + 1;
}
