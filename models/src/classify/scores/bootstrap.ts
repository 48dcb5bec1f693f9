// How much a score would move with other rows of the same kind.
import { quantile } from '../../statistics/quantile.ts';
import { randomNumbers } from '../../statistics/random.ts';
import type { Range } from './wilson.ts';

export interface BootstrapOptions {
  /** Default: 400. */
  readonly resamples?: number;
  /** The same seed gives the same intervals. Default: 1. */
  readonly seed?: number;
  /** Strictly between 0 and 1; default 0.95. */
  readonly level?: number;
}

/**
 * Percentile intervals of several numbers of one sample (Efron 1979).
 * @param rows size of the sample
 * @param measure the numbers, from how often each row was drawn; it must not keep the array. What is NaN is left out.
 */
export function bootstrap(
  rows: number,
  measure: (counts: Float64Array) => readonly number[],
  options: BootstrapOptions = {},
): Range[] {
  const { resamples = 400, seed = 1, level = 0.95 } = options;
  if (!(level > 0 && level < 1)) throw new RangeError(`level ${level} is not between 0 and 1`);
  const drawn = resample(rows, resamples, seed, measure);
  return (drawn[0] ?? []).map((_, which) => {
    const values = Float64Array.from(drawn, numbers => numbers[which]!)
      .filter(v => !Number.isNaN(v))
      .sort();
    return { lower: quantile(values, (1 - level) / 2), upper: quantile(values, (1 + level) / 2) };
  });
}

/** `measure` of each resample: `rows` draws with replacement. */
export function resample<T>(rows: number, resamples: number, seed: number, measure: (counts: Float64Array) => T): T[] {
  const next = randomNumbers(seed);
  const counts = new Float64Array(rows);
  return Array.from({ length: resamples }, () => {
    counts.fill(0);
    for (let i = 0; i < rows; i++) counts[Math.floor(next() * rows)]!++;
    return measure(counts);
  });
}
