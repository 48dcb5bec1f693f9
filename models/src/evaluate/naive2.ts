// Naive2, the benchmark of the M competitions: naive on seasonally adjusted data, when a test finds the season.
import { seasonTest } from '../series/autocorrelation.ts';
import { windowSums } from '../statistics/window-sums.ts';

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
  const averages = centredAverages(history, season);
  for (let t = half; t < history.length - half; t++) {
    sum[t % season]! += history[t]! / averages[t - half]!;
    count[t % season]!++;
  }
  const indices = sum.map((v, j) => v / count[j]!);
  const mean = indices.reduce((a, b) => a + b, 0) / season;
  return indices.map(v => v / mean);
}

/** Of every point with half a season on both sides; with an even season the two at the ends count half. */
function centredAverages(values: Float64Array, season: number): Float64Array {
  const width = 2 * (season >> 1) + 1;
  const sums = windowSums(values, width);
  const surplus = (first: number) => (season % 2 === 0 ? 0.5 * (values[first]! + values[first + width - 1]!) : 0);
  return sums.map((sum, first) => (sum - surplus(first)) / season);
}
