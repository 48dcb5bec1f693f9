// How likely something comes, times how much then: the chance fades while nothing comes.
import { lineState } from '../line-state.ts';
import type { PointMethod } from '../method.ts';
import { bestPair } from './grid.ts';

export interface TsbConstants {
  readonly size: number;
  readonly chance: number;
}

/** Teunter, Syntetos and Babai 2011, "Intermittent demand: Linking forecasting to inventory obsolescence". */
export const tsb: PointMethod = {
  name: 'Teunter-Syntetos-Babai',
  predictor: 'line',
  fits: length => length >= 3,
  tune: values => {
    const { first: size, second: chance } = bestPair((s, c) => smoothed(values, { size: s, chance: c }).squares);
    return { size, chance };
  },
  fit: (values, tuning) => {
    const constants = { size: tuning.size as number, chance: tuning.chance as number };
    return lineState(smoothed(values, constants).mean, 0, 1);
  },
};

/**
 * Starts from the mean of the values that are not 0 and from their share.
 * @param values not below 0
 * @returns the mean expected from now on, and the sum of squared one-step errors
 */
export function smoothed(
  values: Float64Array,
  constants: TsbConstants,
): { readonly mean: number; readonly squares: number } {
  const positive = values.filter(v => v > 0);
  if (positive.length === 0) return { mean: 0, squares: 0 };
  let size = positive.reduce((sum, v) => sum + v / positive.length, 0);
  let chance = positive.length / values.length;
  let squares = 0;
  for (const value of values) {
    squares += (value - chance * size) ** 2;
    chance += constants.chance * ((value > 0 ? 1 : 0) - chance);
    if (value > 0) size += constants.size * (value - size);
  }
  return { mean: chance * size, squares };
}
