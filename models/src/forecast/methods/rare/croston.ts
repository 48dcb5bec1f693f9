// Croston's method: how much comes at a time, over how long it takes until something comes.
import { lineState } from '../line-state.ts';
import type { PointMethod, Tuning } from '../method.ts';
import { bestPair } from './grid.ts';

/** Smoothing constants of the size and of the interval: two, as Schultz 1987 has it. */
export interface CrostonConstants {
  readonly size: number;
  readonly interval: number;
}

/** What the mean is multiplied with. */
type Correction = (constants: CrostonConstants) => number;

/** Croston 1972, "Forecasting and stock control for intermittent demands". Nothing is learnt from a zero before the next value comes. */
export const croston: PointMethod = crostonLike('Croston', () => 1);

/**
 * Syntetos and Boylan 2005, "The accuracy of intermittent demand estimates": a mean divided by a smoothed interval is too high by about
 * half of the interval's constant.
 */
export const sba: PointMethod = crostonLike('Syntetos-Boylan', ({ interval }) => 1 - interval / 2);

function crostonLike(name: string, correction: Correction): PointMethod {
  return {
    name,
    predictor: 'line',
    fits: length => length >= 3,
    tune: values => {
      const { first: size, second: interval } = bestPair((s, i) => {
        const constants = { size: s, interval: i };
        return smoothed(values, constants, correction(constants)).squares;
      });
      return { size, interval };
    },
    fit: (values, tuning) => {
      const constants = constantsIn(tuning);
      return lineState(smoothed(values, constants, correction(constants)).mean, 0, 1);
    },
  };
}

function constantsIn({ size, interval }: Tuning): CrostonConstants {
  return { size: size as number, interval: interval as number };
}

/**
 * Starts from the first value that is not 0 and from the mean interval.
 * @param values not below 0
 * @returns the mean expected from now on, and the sum of squared one-step errors after the first value that is not 0
 */
export function smoothed(
  values: Float64Array,
  constants: CrostonConstants,
  correction: number,
): { readonly mean: number; readonly squares: number } {
  const first = values.findIndex(v => v > 0);
  if (first < 0) return { mean: 0, squares: 0 };
  let size = values[first]!;
  let interval = meanInterval(values);
  let squares = 0;
  let since = 0;
  for (let t = first + 1; t < values.length; t++) {
    const value = values[t]!;
    squares += (value - (correction * size) / interval) ** 2;
    since++;
    if (value <= 0) continue;
    size += constants.size * (value - size);
    interval += constants.interval * (since - interval);
    since = 0;
  }
  return { mean: (correction * size) / interval, squares };
}

function meanInterval(values: Float64Array): number {
  let came = 0;
  for (const v of values) if (v > 0) came++;
  return values.length / came;
}
