// The highest value of some steps, and when it comes.
import { quantile } from '../../statistics/quantile.ts';
import type { SamplePaths } from '../model.ts';
import type { Window } from './aggregate.ts';

export interface Peak {
  /** Of the highest value, one for each probability asked, in the units of the data. */
  readonly quantiles: readonly number[];
  /** At which the highest value falls most often; 1 is the first of the horizon. The earlier of two that tie. */
  readonly step: number;
  /** Of the paths, how many have it there, 0 to 1. */
  readonly share: number;
}

/**
 * @param probabilities 0 to 1, see distributionOf
 * @param window within the horizon, which is not checked here
 */
export function peakOf(
  { count, horizon, values }: SamplePaths,
  probabilities: readonly number[],
  window: Window,
): Peak {
  const { from, to } = window;
  const highest = new Float64Array(count);
  const falls = new Uint32Array(to - from + 1);
  for (let p = 0; p < count; p++) {
    let at = from - 1;
    for (let i = from; i < to; i++) if (values[p * horizon + i]! > values[p * horizon + at]!) at = i;
    highest[p] = values[p * horizon + at]!;
    falls[at - from + 1]!++;
  }
  const sorted = highest.sort();
  const most = falls.indexOf(Math.max(...falls));
  return { quantiles: probabilities.map(p => quantile(sorted, p)), step: from + most, share: falls[most]! / count };
}
