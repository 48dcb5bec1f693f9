// One pass of exponential smoothing over a series: the states after it, and how likely the series was.
import type { Form } from './form.ts';

export interface Constants {
  readonly alpha: number;
  /** 0 without a trend. */
  readonly beta: number;
  readonly gamma: number;
  /** 1 without damping. */
  readonly phi: number;
}

/** What is known before a value. */
export interface States {
  level: number;
  trend: number;
  /** What each phase of the season adds, or multiplies with; empty without one. */
  readonly shape: Float64Array;
  /** Phase of that value. */
  phase: number;
}

/** Values between two logarithms of their product: a power of 2. */
const BATCH = 8;
/** Least forecast that errors can be relative to, in scaled units: the product of a batch of them is above 0. */
const LEAST = 1e-30;

/**
 * The recursions of Hyndman, Koehler, Ord and Snyder 2008 (Forecasting with Exponential Smoothing), tables 2.2 and 2.3. With additive
 * trends the states move the same under both kinds of error; only the likelihood weighs the errors differently.
 * @param states before the first value; moved in place to those after the last one
 * @param rounding variance of errors that mean nothing
 * @returns minus two log-likelihoods but for a constant, the variance put at its best; infinite where errors are relative to a
 * forecast that is not above 0
 */
export function smooth(values: Float64Array, form: Form, constants: Constants, states: States, rounding = 0): number {
  if (form.season === 'M') return smoothFactors(values, constants, states, rounding);
  return smoothTerms(values, form.error === 'M', constants, states, rounding);
}

function smoothTerms(
  values: Float64Array,
  relative: boolean,
  { alpha, beta, gamma, phi }: Constants,
  states: States,
  rounding: number,
): number {
  const { shape } = states;
  const cycle = shape.length;
  let { level, trend, phase: j } = states;
  let squares = 0;
  let logs = 0;
  let product = 1;
  for (let t = 0; t < values.length; t++) {
    const slope = phi * trend;
    const base = level + slope;
    const forecast = cycle === 0 ? base : base + shape[j]!;
    const error = values[t]! - forecast;
    if (relative) {
      if (!(forecast > LEAST)) return Number.POSITIVE_INFINITY;
      squares += (error / forecast) ** 2;
      product *= forecast;
      if ((t & (BATCH - 1)) === 0) {
        logs += Math.log(product);
        product = 1;
      }
    } else squares += error * error;
    level = base + alpha * error;
    trend = slope + beta * error;
    if (cycle === 0) continue;
    shape[j]! += gamma * error;
    if (++j === cycle) j = 0;
  }
  Object.assign(states, { level, trend, phase: j });
  return deviance(values.length, squares, rounding, logs + Math.log(product));
}

/** The same with a season that multiplies: errors are relative always. */
function smoothFactors(
  values: Float64Array,
  { alpha, beta, gamma, phi }: Constants,
  states: States,
  rounding: number,
): number {
  const { shape } = states;
  const cycle = shape.length;
  let { level, trend, phase: j } = states;
  let squares = 0;
  let logs = 0;
  let product = 1;
  for (let t = 0; t < values.length; t++) {
    const slope = phi * trend;
    const base = level + slope;
    const factor = shape[j]!;
    const forecast = base * factor;
    if (!(forecast > LEAST)) return Number.POSITIVE_INFINITY;
    const share = values[t]! / forecast - 1;
    squares += share * share;
    product *= forecast;
    if ((t & (BATCH - 1)) === 0) {
      logs += Math.log(product);
      product = 1;
    }
    level = base + alpha * share * base;
    trend = slope + beta * share * base;
    shape[j] = factor + gamma * share * factor;
    if (++j === cycle) j = 0;
  }
  Object.assign(states, { level, trend, phase: j });
  return deviance(values.length, squares, rounding, logs + Math.log(product));
}

function deviance(count: number, squares: number, rounding: number, logs: number): number {
  return count * Math.log(squares / count + rounding) + 2 * logs;
}
