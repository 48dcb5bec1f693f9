// Errors of rolling origins as normal numbers.
import { normalQuantile } from '../../statistics/normal.ts';

/** Probability of the farthest tail that is told apart. */
const LEAST = 1e-9;

/**
 * Scores of variance 1, taking the errors for Laplace distributed: so heavy tails do not decide a correlation alone.
 * @param errors a row an origin, NaN where there is no truth
 * @returns as many rows, or null when there is no error at all
 */
export function normalScores(errors: readonly Float64Array[]): Float64Array[] | null {
  const size = meanOf(errors, Math.abs);
  if (!(size > 0)) return null;
  const scores = errors.map(row => row.map(e => scoreOf(e, size)));
  const deviation = Math.sqrt(meanOf(scores, z => z * z));
  return deviation > 0 ? scores.map(row => row.map(z => z / deviation)) : null;
}

function scoreOf(error: number, size: number): number {
  if (!(Math.abs(error) > 0)) return error;
  return -Math.sign(error) * normalQuantile(Math.max(LEAST, 0.5 * Math.exp(-Math.abs(error) / size)));
}

/** Of all that are known; NaN when none is. */
function meanOf(rows: readonly Float64Array[], of: (v: number) => number): number {
  let [sum, count] = [0, 0];
  for (const row of rows) {
    for (const v of row) {
      if (Number.isNaN(v)) continue;
      sum += of(v);
      count++;
    }
  }
  return sum / count;
}
