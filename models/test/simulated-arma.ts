// Seeded ARMA processes for tests.
import { noise } from './sample-series.ts';

const WARM_UP = 200;

/** w(t) = Σ ar·w(t-i) + e(t) + Σ ma·e(t-j), with shocks of variance 1. */
export function arma(ar: readonly number[], ma: readonly number[], length: number, seed: number): Float64Array {
  const next = noise(seed);
  const shocks = Float64Array.from({ length: length + WARM_UP }, next);
  const out = new Float64Array(shocks.length);
  for (let t = 0; t < out.length; t++) {
    let value = shocks[t]!;
    for (let i = 1; i <= Math.min(t, ar.length); i++) value += ar[i - 1]! * out[t - i]!;
    for (let j = 1; j <= Math.min(t, ma.length); j++) value += ma[j - 1]! * shocks[t - j]!;
    out[t] = value;
  }
  return out.subarray(WARM_UP);
}

/** Months whose changes on the month and on the year are a moving average: the "airline model" of Box and Jenkins 1970. */
export function airline(seed: number, length: number, short: number, seasonal: number): Float64Array {
  const w = arma([], [short, ...new Array<number>(10).fill(0), seasonal, short * seasonal], length, seed);
  const shape = Float64Array.from({ length: 12 }, (_, j) => 10 * Math.sin((2 * Math.PI * j) / 12));
  const out = new Float64Array(length);
  for (let t = 0; t < length; t++) {
    out[t] = t < 13 ? 200 + t + shape[t % 12]! : out[t - 1]! + out[t - 12]! - out[t - 13]! + w[t]!;
  }
  return out;
}
