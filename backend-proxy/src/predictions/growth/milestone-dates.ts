// When a milestone is to be expected, from the dates by which the possible futures have got there.
import type { Crossing } from '@foresight/contracts';

/** A date is told from this chance on: below, the middle of the futures has none. */
const EXPECTED_FROM = 0.5;

/** ISO times: the median and the quartiles of the first crossing. */
export interface MilestoneDates {
  readonly expected: string | null;
  readonly earliest: string | null;
  readonly latest: string | null;
}

export function milestoneDates({ probability, p25, p50, p75 }: Crossing): MilestoneDates {
  if (probability < EXPECTED_FROM) return { expected: null, earliest: null, latest: null };
  return { expected: p50, earliest: p25, latest: p75 };
}
