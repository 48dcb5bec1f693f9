// What future purchases are worth today.
import { refuseDays } from './refuse-questions.ts';

export interface ValueOptions {
  /** How far to look ahead, above 0. */
  readonly days: number;
  /** Share by which money a year away is worth less, 0 or more; e.g. 0.1. Default: 0. */
  readonly yearlyDiscount?: number;
  /** Share of the money that is kept, above 0, at most 1. Default: 1. */
  readonly margin?: number;
}

const MONTH = 30;
const YEAR = 365.25;

/**
 * Purchases to come, each counted less by how far off it is: in steps of at most 30 days, each step's at its middle.
 * @param expected purchases up to a day ahead
 * @throws {RangeError} for days, discount or margin out of range
 */
export function customerValue(expected: (days: number) => number, options: ValueOptions): number {
  const { days, yearlyDiscount = 0, margin = 1 } = options;
  refuseDays(days);
  if (!(yearlyDiscount >= 0 && yearlyDiscount < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`yearly discount ${yearlyDiscount} is not 0 or more`);
  }
  if (!(margin > 0 && margin <= 1)) throw new RangeError(`margin ${margin} is not above 0 and at most 1`);
  if (yearlyDiscount === 0) return margin * expected(days);
  let value = 0;
  let before = 0;
  for (let from = 0; from < days; from += MONTH) {
    const to = Math.min(days, from + MONTH);
    const until = expected(to);
    value += (until - before) / (1 + yearlyDiscount) ** ((from + to) / 2 / YEAR);
    before = until;
  }
  return margin * value;
}
