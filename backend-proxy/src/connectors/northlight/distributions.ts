// The few distributions the simulation draws from, and the logistic function.

import type { Rng } from './prng.ts';

/** The logistic function 1 / (1 + e^-x). */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

export function clamp(x: number, low: number, high: number): number {
  return Math.max(low, Math.min(x, high));
}

/** True with probability `p`. */
export function chance(rng: Rng, p: number): boolean {
  return rng.next() < p;
}

/** A whole number in 0 .. n-1. */
export function below(rng: Rng, n: number): number {
  return Math.floor(rng.next() * n);
}

/** Standard normal. Source: Marsaglia and Bray, "A convenient method for generating normal variables", SIAM Review 6(3), 1964. */
export function normal(rng: Rng): number {
  for (;;) {
    const u = 2 * rng.next() - 1;
    const v = 2 * rng.next() - 1;
    const s = u * u + v * v;
    if (s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

/** Exponential with the given mean. */
export function exponential(rng: Rng, mean: number): number {
  return -mean * Math.log(rng.next());
}

/** Poisson by inversion (Devroye 1986, III.10); a mean above 30 is split, as sums of Poissons are Poisson. */
export function poisson(rng: Rng, mean: number): number {
  if (mean > 30) return poisson(rng, mean / 2) + poisson(rng, mean / 2);
  let p = Math.exp(-mean);
  let u = rng.next();
  let k = 0;
  while (u > p && k < 200) {
    u -= p;
    k += 1;
    p *= mean / k;
  }
  return k;
}

/** Index drawn in proportion to `weights` (not negative, sum above 0). */
export function pick(rng: Rng, weights: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i]!;
  let u = rng.next() * total;
  for (let i = 0; i < weights.length - 1; i++) {
    u -= weights[i]!;
    if (u < 0) return i;
  }
  return weights.length - 1;
}

/** First index whose cumulative weight exceeds a uniform draw; `cumulative` rises over [from, to). */
export function pickCumulative(rng: Rng, cumulative: ArrayLike<number>, from: number, to: number): number {
  const u = rng.next() * cumulative[to - 1]!;
  let low = from;
  let high = to - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! > u) high = middle;
    else low = middle + 1;
  }
  return low - from;
}
