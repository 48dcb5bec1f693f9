// Which milestones lie before a series: those that were named, else round numbers up to its best case.
import type { Better } from '@foresight/contracts';
import { roundNumbers } from './round-numbers.ts';

export interface Way {
  /** The last value; undefined: not known. */
  readonly from: number | undefined;
  /** The best case, one entry a step. */
  readonly best: Float64Array | readonly number[];
  readonly better: Better;
  readonly named?: readonly number[] | undefined;
}

export function milestonesOn({ from = Number.NaN, best, better, named }: Way): readonly number[] {
  const furthest = better === 'higher' ? Math.max(...best) : Math.min(...best);
  return named ?? roundNumbers(from, furthest, better);
}
