// From a standard error in log-odds to an interval of the probability.
import { normalQuantile } from '../../statistics/normal.ts';
import { sigmoid } from '../log-odds.ts';

/** Bounds of the true probability, one a row. */
export interface Interval {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * sigmoid(log-odds ± z · error): never outside 0 and 1, and longer on the side of one half.
 * @param level strictly between 0 and 1
 * @throws {RangeError} for another level
 */
export function intervals(logOdds: Float64Array, errors: Float64Array, level: number): Interval {
  if (!(level > 0 && level < 1)) throw new RangeError(`level ${level} is not between 0 and 1`);
  const z = normalQuantile((1 + level) / 2);
  return {
    lower: logOdds.map((value, row) => sigmoid(value - z * errors[row]!)),
    upper: logOdds.map((value, row) => sigmoid(value + z * errors[row]!)),
  };
}
