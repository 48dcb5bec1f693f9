// The smoothing constants with the least squared one-step error, found on a grid.
export const ALPHAS = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4];

/**
 * Squared and not absolute errors: where most values are 0, the least absolute error is that of saying 0 (Teunter and Duncan 2009).
 * @param squares sum of squared one-step errors under two constants
 * @returns the first pair of the least sum
 */
export function bestPair(squares: (first: number, second: number) => number): {
  readonly first: number;
  readonly second: number;
} {
  let best = { first: ALPHAS[0]!, second: ALPHAS[0]! };
  let least = Number.POSITIVE_INFINITY;
  for (const first of ALPHAS) {
    for (const second of ALPHAS) {
      const sum = squares(first, second);
      if (sum >= least) continue;
      least = sum;
      best = { first, second };
    }
  }
  return best;
}
