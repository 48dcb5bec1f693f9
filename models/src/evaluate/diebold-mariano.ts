// The Diebold-Mariano test: whether two forecasters differ in loss by more than chance, where origins follow one another.
import { studentTBeyond } from '../statistics/student-t.ts';

export interface DieboldMariano {
  /** Above 0 when the mean difference is. Infinite when all differences are the same. */
  readonly statistic: number;
  /** Two-sided: how often chance alone would give a difference as large. */
  readonly p: number;
}

/**
 * Mean difference ÷ its standard error, whose variance counts the autocovariances up to `lags` (Diebold and Mariano 1995), made
 * smaller for few origins and held against Student's t (Harvey, Leybourne and Newbold 1997).
 * Where the sum of autocovariances is not positive, they count less with their lag (Bartlett weights; Newey and West 1987).
 * @param differences of the losses, one an origin, in their order; finite
 * @param lags how many of the next origins share truths with one: 0 when their horizons do not overlap
 * @returns null when there are too few origins for the correction: fewer than 2, or none left after the overlap
 */
export function dieboldMariano(differences: readonly number[], lags: number): DieboldMariano | null {
  const n = differences.length;
  const steps = lags + 1;
  const correction = (n + 1 - 2 * steps + (steps * (steps - 1)) / n) / n;
  if (n < 2 || lags >= n || correction <= 0) return null;
  const size = Math.max(...differences.map(Math.abs));
  if (size === 0) return { statistic: 0, p: 1 };
  const scaled = differences.map(d => d / size);
  const mean = scaled.reduce((sum, d) => sum + d, 0) / n;
  const deviations = scaled.map(d => d - mean);
  const error = Math.sqrt(longRunVariance(deviations, lags) / n);
  const statistic = mean === 0 ? 0 : (mean / error) * Math.sqrt(correction);
  return { statistic, p: studentTBeyond(statistic, n - 1) };
}

/** Less is rounding: the differences are all the same. */
const ROUNDING = 1e-24;

function longRunVariance(deviations: readonly number[], lags: number): number {
  const covariances = Array.from({ length: lags + 1 }, (_, lag) => autocovariance(deviations, lag));
  if (covariances[0]! < ROUNDING) return 0;
  const sum = (weight: (lag: number) => number) =>
    covariances.reduce((total, c, lag) => total + (lag === 0 ? c : 2 * weight(lag) * c), 0);
  const plain = sum(() => 1);
  return plain > 0
    ? plain
    : Math.max(
        0,
        sum(lag => 1 - lag / (lags + 1)),
      );
}

function autocovariance(deviations: readonly number[], lag: number): number {
  let sum = 0;
  for (let t = lag; t < deviations.length; t++) sum += deviations[t]! * deviations[t - lag]!;
  return sum / deviations.length;
}
