// The limit that a rule begins with.
import type { Threshold } from '@foresight/contracts';

/** A tenth above the highest value, in two figures: a blank that is worth a look, to be changed. */
export function firstLimit(values: Iterable<number>): Threshold {
  let highest = Number.NEGATIVE_INFINITY;
  for (const value of values) highest = Math.max(highest, value);
  if (!Number.isFinite(highest)) return { value: 0, direction: 'above' };
  return { value: Number((highest + Math.abs(highest) * 0.1).toPrecision(2)), direction: 'above' };
}
