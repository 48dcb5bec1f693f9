// Sum, mean, highest and lowest value over the horizon or a part of it, each as a distribution.
import { quantile } from '../../statistics/quantile.ts';
import type { SamplePaths } from '../model.ts';

export type AggregateName = 'sum' | 'mean' | 'maximum' | 'minimum';

/** Steps from 1 on, both ends included. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** In the units of the data; a sum in these units times steps. */
export interface Distribution {
  readonly mean: number;
  /** One for each probability asked, in that order. */
  readonly quantiles: readonly number[];
}

/**
 * @param probabilities 0 to 1; 0.1 and 0.9 are the ends of the range that holds 80 %
 * @param window default: the whole horizon
 * @throws {RangeError} for a probability outside 0 to 1 or a window that is not within the horizon
 */
export function distributionOf(
  paths: SamplePaths,
  name: AggregateName,
  probabilities: readonly number[],
  window?: Window,
): Distribution {
  for (const p of probabilities) if (!(p >= 0 && p <= 1)) throw new RangeError(`probability ${p} is outside 0 to 1`);
  const sorted = aggregates(paths, name, window).sort();
  return {
    mean: sorted.reduce((sum, v) => sum + v / sorted.length, 0),
    quantiles: probabilities.map(p => quantile(sorted, p)),
  };
}

/**
 * Probability that the sum (mean, highest, lowest value) is above a goal.
 * @param goal in the units of the data; of a sum, in these units times steps
 */
export function chanceAbove(paths: SamplePaths, name: AggregateName, goal: number, window?: Window): number {
  if (!Number.isFinite(goal)) throw new RangeError(`goal ${goal} is not a number: give one in the units of the data`);
  const above = aggregates(paths, name, window).reduce((n, v) => n + (v > goal ? 1 : 0), 0);
  return above / paths.count;
}

const OVER_STEPS: Readonly<Record<AggregateName, (values: Float64Array) => number>> = {
  sum: values => values.reduce((sum, v) => sum + v, 0),
  mean: values => values.reduce((sum, v) => sum + v, 0) / values.length,
  maximum: values => values.reduce((most, v) => Math.max(most, v)),
  minimum: values => values.reduce((least, v) => Math.min(least, v)),
};

/** One a path. */
function aggregates({ count, horizon, values }: SamplePaths, name: AggregateName, window?: Window): Float64Array {
  const { from, to } = window ?? { from: 1, to: horizon };
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 1 && from <= to && to <= horizon)) {
    throw new RangeError(`steps ${from} to ${to} are not whole numbers in order within 1 to ${horizon}`);
  }
  const over = OVER_STEPS[name];
  return Float64Array.from({ length: count }, (_, p) =>
    over(values.subarray(p * horizon + from - 1, p * horizon + to)),
  );
}
