// What BG/NBD says of a person: still a customer or gone, and how often they will buy.
import { hypergeometric } from '../statistics/hypergeometric.ts';
import type { BgNbd } from './likelihood.ts';
import type { Customer } from './purchases.ts';

/** The formula divides by a − 1; so near to it nothing is lost. */
const NUDGE = 1e-6;

/**
 * P(still a customer), 0 to 1 (Fader, Hardie and Lee 2008, "Computing P(alive) using the BG/NBD model").
 * It is 1 for who has not bought again: in this model one stops right after a repeated purchase.
 */
export function alive(numbers: BgNbd, { repeats, last, age }: Customer): number {
  return repeats === 0 ? 1 : 1 / (1 + oddsGone(numbers, repeats, last, age));
}

function oddsGone({ r, alpha, a, b }: BgNbd, repeats: number, last: number, age: number): number {
  return (a / (b + repeats - 1)) * Math.exp((r + repeats) * Math.log((alpha + age) / (alpha + last)));
}

/**
 * Days with a purchase expected in the next `days` (Fader, Hardie and Lee 2005, equation 10). Where its 2F1 would overflow, it stands
 * in Euler's form (Abramowitz and Stegun 15.3.3).
 */
export function expectedPurchases(numbers: BgNbd, customer: Customer, days: number): number {
  const { r, alpha, b } = numbers;
  const a = Math.abs(numbers.a - 1) < NUDGE ? 1 + NUDGE : numbers.a;
  const x = customer.repeats;
  const z = days / (alpha + customer.age + days);
  const c = a + b + x - 1;
  const left =
    r + x > a - 1
      ? (1 - z) ** (a - 1) * hypergeometric(c - r - x, a - 1, c, z)
      : (1 - z) ** (r + x) * hypergeometric(r + x, b + x, c, z);
  const bought = (c / (a - 1)) * (1 - left);
  return Math.max(0, bought) * alive(numbers, customer);
}
