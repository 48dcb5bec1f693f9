// How many purchases a person may make: the whole distribution, for an interval that holds chance as well as what is not known of them.
import { alive } from './expectations.ts';
import type { BgNbd } from './likelihood.ts';
import type { Customer } from './purchases.ts';

export interface CountInterval {
  readonly level: number;
  readonly lower: number;
  readonly upper: number;
}

const MOST = 100_000;

/**
 * Whole numbers of purchases in the next `days` between which at least a share `level` of such people lies, as much beyond either end.
 * Of the posterior: the rate is gamma(r + x, alpha + T), the chance of stopping beta(a, b + x), for the share that is still alive. The
 * four numbers themselves are taken as known.
 */
export function countInterval(numbers: BgNbd, customer: Customer, days: number, level: number): CountInterval {
  const tail = (1 - level) / 2;
  let lower = -1;
  let below = 0;
  let n = 0;
  for (const chance of countChances(numbers, customer, days)) {
    below += chance;
    if (lower < 0 && below >= tail) lower = n;
    if (below >= 1 - tail || n >= MOST) break;
    n++;
  }
  return { level, lower: Math.max(0, lower), upper: n };
}

/**
 * P(0 purchases), P(1), P(2) … without end. After Fader, Hardie and Lee 2005, equation 8, with the numbers of the posterior: n purchases
 * and still there, or the n-th was the last.
 */
export function* countChances(numbers: BgNbd, customer: Customer, days: number): Generator<number> {
  const there = alive(numbers, customer);
  const { repeats, age } = customer;
  const { a } = numbers;
  const shape = numbers.r + repeats;
  const share = days / (numbers.alpha + age + days);
  const stay = numbers.b + repeats;
  // In logarithms: of who buys every day for years, the first chances are smaller than the smallest number.
  let logCount = shape * Math.log1p(-share);
  let count = Math.exp(logCount);
  let fewer = 0;
  let stayed = 1;
  let stopped = a / (a + stay);
  yield 1 - there + there * count;
  for (let n = 1; ; n++) {
    fewer += count;
    logCount += Math.log(((shape + n - 1) / n) * share);
    count = Math.exp(logCount);
    stayed *= (stay + n - 1) / (a + stay + n - 1);
    if (n > 1) stopped *= (stay + n - 2) / (a + stay + n - 1);
    yield there * (stayed * count + stopped * Math.max(0, 1 - fewer));
  }
}
