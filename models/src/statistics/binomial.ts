// The binomial distribution: how many of a number of trials succeed.
import { incompleteBeta } from './beta.ts';

/**
 * P(X ≤ hits) of `trials` independent trials (Abramowitz and Stegun 26.5.24).
 * @param hits 0 to trials; need not be whole, for counts that were reduced because they depend on one another
 * @param chance of a hit, 0 to 1
 */
export function binomialAtMost(hits: number, trials: number, chance: number): number {
  if (!(hits >= 0 && hits <= trials && chance >= 0 && chance <= 1)) {
    throw new RangeError(`at most ${hits} hits of ${trials} trials with chance ${chance} is not defined`);
  }
  return hits === trials ? 1 : incompleteBeta(1 - chance, trials - hits, hits + 1);
}
