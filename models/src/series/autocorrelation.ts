// Autocorrelation and the 90 % test for a season.

/** Normal quantile of the 90 % two-sided test that M4's Naive2 uses. */
export const CRITICAL_90 = 1.645;

/** Lags beyond this many are sampled in the sum of squares: the limit needs no more, and it keeps the cost linear. */
const MOST_LAGS = 256;

/** Mean and sum of squares once, then the autocorrelation of any lag (biased estimator, as R's `acf`). */
export function autocorrelation(values: Float64Array): (lag: number) => number {
  const n = values.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += values[i]! / n;
  let variance = 0;
  for (let i = 0; i < n; i++) variance += (values[i]! - mean) ** 2;
  return lag => {
    if (variance === 0 || lag >= n) return 0;
    let sum = 0;
    for (let i = lag; i < n; i++) sum += (values[i]! - mean) * (values[i - lag]! - mean);
    return sum / variance;
  };
}

export interface SeasonTest {
  /** Autocorrelation at the season. */
  readonly at: number;
  /** The limit it has to pass: critical · sqrt((1 + 2 · Σ_{k<m} r_k²) / n), Bartlett's formula. */
  readonly limit: number;
}

/**
 * Bartlett's test at lag `season` (Makridakis, Spiliotis, Assimakopoulos 2020, on Naive2).
 * @param critical normal quantile of the test; default two-sided 90 %
 */
export function seasonTest(values: Float64Array, season: number, critical = CRITICAL_90): SeasonTest {
  const acf = autocorrelation(values);
  const stride = Math.ceil((season - 1) / MOST_LAGS);
  let squares = 0;
  for (let lag = 1; lag < season; lag += stride) squares += stride * acf(lag) ** 2;
  return { at: acf(season), limit: critical * Math.sqrt((1 + 2 * squares) / values.length) };
}
