// What an action did: the difference to those held out, with an interval.
import { normalQuantile } from '../statistics/normal.ts';
import { adjusted } from './adjusted.ts';
import { type Arm, armOf, refuseSmallArms, refuseTrial, type Trial } from './trial.ts';

/** Fewer in an arm, and the interval would be no interval. */
export const LEAST_HELD_OUT = 20;

export interface Difference {
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
}

export interface Effect extends Difference {
  readonly level: number;
  readonly treated: Arm;
  readonly heldOut: Arm;
  /** True effects smaller than this are seen (the interval is off 0) in fewer than 4 of 5 such trials. */
  readonly leastVisible: number;
  /** The same with chance differences of the arms before the action taken off; null without columns from before. */
  readonly adjusted: (Difference & { readonly varianceLeft: number }) | null;
}

export interface EffectOptions {
  /** 0.5 to 0.99. Default: 0.95. */
  readonly level?: number;
  /** What was known of each one before the action, e.g. the outcome's measure of the weeks before; NaN where missing. */
  readonly before?: readonly Float64Array[];
}

/**
 * Means of the arms compared as by Welch 1947, with normal quantiles: arms have 20 people or more.
 * @throws {TrialTooSmall} with fewer @throws {RangeError} for a trial, a level or columns that are none
 */
export function effectOf(trial: Trial, { level = 0.95, before = [] }: EffectOptions = {}): Effect {
  refuseTrial(trial);
  refuseSmallArms(trial, LEAST_HELD_OUT);
  if (!(level >= 0.5 && level <= 0.99)) throw new RangeError(`level ${level} is not between 0.5 and 0.99`);
  const plain = compare(trial.treated, trial.outcome, level);
  const { outcome, share } = adjusted(trial, before);
  const without = before.length === 0 ? null : { ...compare(trial.treated, outcome, level).found, varianceLeft: share };
  return {
    level,
    ...plain.found,
    treated: plain.arms[1],
    heldOut: plain.arms[0],
    leastVisible: plain.error * (normalQuantile((1 + level) / 2) + normalQuantile(0.8)),
    adjusted: without,
  };
}

interface Compared {
  readonly arms: readonly [Arm, Arm];
  readonly error: number;
  readonly found: Difference;
}

function compare(treated: Uint8Array, outcome: ArrayLike<number>, level: number): Compared {
  const [off, on] = [armOf(treated, outcome, 0), armOf(treated, outcome, 1)];
  const error = Math.sqrt(off.variance / off.people + on.variance / on.people);
  const difference = on.mean - off.mean;
  const half = normalQuantile((1 + level) / 2) * error;
  return { arms: [off, on], error, found: { difference, lower: difference - half, upper: difference + half } };
}
