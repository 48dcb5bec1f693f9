// Splits a smooth forecast into a slowly bending line and the shapes that repeat on it.

import { type Curve, curveThrough, straightLine } from './curve.ts';

export interface Split {
  /** Value of the line i steps after the origin; the first step of the path is 1. */
  readonly line: Curve;
  /** Shortest season first; `shape[i % season]` is step i + 1; each sums to 0. */
  readonly profiles: readonly { readonly season: number; readonly shape: Float64Array }[];
}

/** Rounds of fitting one part to what the others leave (backfitting: Hastie and Tibshirani 1990). */
const ROUNDS = 4;

/** @param path at least two cycles of the longest season */
export function splitSeasons(path: Float64Array, seasons: readonly number[]): Split {
  const profiles = seasons.map(season => ({ season, shape: new Float64Array(season) }));
  const longest = seasons.at(-1) ?? 1;
  let line = seasons.length === 0 ? curveThrough(path) : straightLine(path, longest);
  for (let round = 0; round < ROUNDS && profiles.length > 0; round++) {
    for (const profile of profiles) {
      const others = profiles.filter(p => p !== profile);
      profile.shape.set(shapeOf(less(path, line, others), profile.season, longest));
    }
    line = curveThrough(less(path, () => 0, profiles));
  }
  return { line, profiles };
}

function less(path: Float64Array, line: Curve, profiles: Split['profiles']): Float64Array {
  return path.map((v, i) => profiles.reduce((rest, { season, shape }) => rest - shape[i % season]!, v - line(i + 1)));
}

/**
 * Mean at each phase, centred; a later cycle weighs more, because what is short-lived has died out there.
 * @param cycle the longest season: within one all weigh the same, so that it leaves no trace in shorter ones
 */
function shapeOf(values: Float64Array, season: number, cycle: number): Float64Array {
  const sum = new Float64Array(season);
  const weight = new Float64Array(season);
  for (let i = 0; i < values.length; i++) {
    const w = 1 + Math.floor(i / cycle);
    sum[i % season]! += w * values[i]!;
    weight[i % season]! += w;
  }
  const shape = sum.map((v, j) => v / weight[j]!);
  const mean = shape.reduce((total, v) => total + v / season, 0);
  return shape.map(v => v - mean);
}
