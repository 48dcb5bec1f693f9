// Autocorrelation and the 90 % test for a season.

/** Normal quantile of the 90 % two-sided test that M4's Naive2 uses. */
const CRITICAL_90 = 1.645;

/** Lags beyond this many are sampled in the sum of squares: the limit needs no more, and it keeps the cost linear. */
const MOST_LAGS = 256;

/** Mean and sum of squares once, then the autocorrelation of any lag (biased estimator, as R's `acf`). */
export function autocorrelation(values: Float64Array): (lag: number) => number {
  const { centred, variance } = centredOf(values);
  return lag => (variance === 0 ? 0 : product(centred, lag) / variance);
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
  const { centred, variance } = centredOf(values);
  const stride = Math.ceil((season - 1) / MOST_LAGS);
  const lags: number[] = [];
  for (let lag = 1; lag < season; lag += stride) lags.push(lag);
  const squares =
    variance === 0 ? 0 : products(centred, lags).reduce((sum, p) => sum + stride * (p / variance) ** 2, 0);
  const at = variance === 0 ? 0 : product(centred, season) / variance;
  return { at, limit: critical * Math.sqrt((1 + 2 * squares) / values.length) };
}

function centredOf(values: Float64Array): { centred: Float64Array; variance: number } {
  let mean = 0;
  for (let i = 0; i < values.length; i++) mean += values[i]! / values.length;
  const centred = values.map(v => v - mean);
  return { centred, variance: centred.reduce((sum, v) => sum + v ** 2, 0) };
}

/** Σ x(t) x(t − lag). */
function product(x: Float64Array, lag: number): number {
  let sum = 0;
  for (let t = lag; t < x.length; t++) sum += x[t]! * x[t - lag]!;
  return sum;
}

/** One a lag, ascending; four lags a pass, because a single sum waits for itself at every addition. */
function products(x: Float64Array, lags: readonly number[]): number[] {
  const out: number[] = [];
  let k = 0;
  for (; k + 3 < lags.length && lags[k + 3]! < x.length; k += 4) {
    const [a, b, c, d] = [lags[k]!, lags[k + 1]!, lags[k + 2]!, lags[k + 3]!];
    let [p, q, r, s] = [0, 0, 0, 0];
    for (let t = a; t < d; t++) {
      p += x[t]! * x[t - a]!;
      if (t >= b) q += x[t]! * x[t - b]!;
      if (t >= c) r += x[t]! * x[t - c]!;
    }
    for (let t = d; t < x.length; t++) {
      const v = x[t]!;
      p += v * x[t - a]!;
      q += v * x[t - b]!;
      r += v * x[t - c]!;
      s += v * x[t - d]!;
    }
    out.push(p, q, r, s);
  }
  for (; k < lags.length; k++) out.push(product(x, lags[k]!));
  return out;
}
