// Naive2, the benchmark of the M competitions: naive on seasonally adjusted data, when a test finds the season.
import { seasonTest } from '../series/autocorrelation.ts';

/** Cycles needed before the test is made. */
const FEWEST_CYCLES = 3;

/**
 * The last value without its season, times the season ahead (M4: Makridakis, Spiliotis, Assimakopoulos 2020).
 * @param history values before the origin, no NaN
 * @param season in steps; 1 for none
 * @param horizon steps ahead
 */
export function naive2(history: Float64Array, season: number, horizon: number): Float64Array {
  const indices = seasonIndices(history, season);
  const n = history.length;
  const level = history[n - 1]! / indices[(n - 1) % indices.length]!;
  return Float64Array.from({ length: horizon }, (_, i) => level * indices[(n + i) % indices.length]!);
}

function seasonIndices(history: Float64Array, season: number): Float64Array {
  if (season < 2 || history.length < FEWEST_CYCLES * season) return Float64Array.of(1);
  const { at, limit } = seasonTest(history, season);
  return Math.abs(at) > limit ? multiplicativeIndices(history, season) : Float64Array.of(1);
}

/** Classical multiplicative decomposition, as R's `decompose`: mean ratio to the centred moving average, scaled to mean 1. */
export function multiplicativeIndices(history: Float64Array, season: number): Float64Array {
  const sum = new Float64Array(season);
  const count = new Float64Array(season);
  const half = season >> 1;
  for (let t = half; t < history.length - half; t++) {
    sum[t % season]! += history[t]! / centredAverage(history, t, season);
    count[t % season]!++;
  }
  const indices = sum.map((v, j) => v / count[j]!);
  const mean = indices.reduce((a, b) => a + b, 0) / season;
  return indices.map(v => v / mean);
}

function centredAverage(values: Float64Array, t: number, season: number): number {
  const half = season >> 1;
  let sum = 0;
  for (let i = t - half; i <= t + half; i++) sum += values[i]!;
  if (season % 2 === 0) sum -= 0.5 * (values[t - half]! + values[t + half]!);
  return sum / season;
}
