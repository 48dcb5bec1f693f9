// The sign-flip test: exact for a handful of pairs, where a normal curve is a guess.

/** Beyond, all 2^n ways to flip would take too long; a test by moments does as well there. */
export const MOST_FLIPPED = 16;

/** Sums that differ by rounding count as equal. */
const ROUNDING = 1e-9;

/**
 * If neither side is better, each difference might as well have the other sign (Fisher 1935; Pitman 1937).
 * @param differences independent, finite; at least 1 and at most 16
 * @returns share of all 2^n ways to flip the signs whose sum is at least as far from 0 as the one that was seen: two-sided,
 * never below 2 ÷ 2^n unless all are 0
 */
export function signFlip(differences: readonly number[]): number {
  const n = differences.length;
  if (n < 1 || n > MOST_FLIPPED) throw new RangeError(`a sign-flip test of ${n} pairs: give 1 to ${MOST_FLIPPED}`);
  const size = Math.max(...differences.map(Math.abs));
  if (size === 0) return 1;
  const scaled = differences.map(d => d / size);
  const seen = Math.abs(scaled.reduce((sum, d) => sum + d, 0)) - ROUNDING;
  let asFar = 0;
  for (let flips = 0; flips < 2 ** n; flips++) if (Math.abs(flipped(scaled, flips)) >= seen) asFar++;
  return asFar / 2 ** n;
}

function flipped(differences: readonly number[], flips: number): number {
  let sum = 0;
  for (let i = 0; i < differences.length; i++) sum += flips & (1 << i) ? -differences[i]! : differences[i]!;
  return sum;
}
