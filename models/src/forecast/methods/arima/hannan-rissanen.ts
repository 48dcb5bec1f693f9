// First coefficients of a seasonal ARMA, by two regressions.
import { solveNormal } from '../../../statistics/cholesky.ts';
import { weightedGram } from '../regression/gram.ts';
import { type Orders, unsqueezed } from './orders.ts';

/** Most lags of the regression that stands for the shocks, and how many points it takes for one. */
const MOST_LAGS = 30;
const POINTS_PER_LAG = 4;

/**
 * Hannan and Rissanen 1982, "Recursive estimation of mixed autoregressive-moving average order": shocks from a long autoregression,
 * then values on past values and past shocks; products of short and seasonal coefficients are left out.
 * @returns makes what `armaOf` takes, for any orders with this season
 */
export function hannanRissanen(w: Float64Array, season: number): (orders: Orders) => Float64Array {
  const mean = w.reduce((a, b) => a + b, 0) / w.length;
  const values = w.map(v => v - mean);
  const most = Math.min(MOST_LAGS, Math.floor(w.length / POINTS_PER_LAG));
  const shocks = withoutPast(values, Math.min(most, Math.max(10, season + 2)));
  return ({ p, q, P, Q }) => {
    const lags = [...upTo(p, 1), ...upTo(P, season)];
    const shockLags = [...upTo(q, 1), ...upTo(Q, season)];
    const first = Math.max(0, ...lags, ...shockLags);
    const found = regressed(values, first, [
      ...lags.map(lag => [values, lag] as const),
      ...shockLags.map(lag => [shocks, lag] as const),
    ]);
    const own = (from: number, count: number) => found.subarray(from, from + count);
    return Float64Array.from([
      ...unsqueezed(own(0, p), 'ar'),
      ...unsqueezed(own(p + P, q), 'ma'),
      ...unsqueezed(own(p, P), 'ar'),
      ...unsqueezed(own(p + P + q, Q), 'ma'),
    ]);
  };
}

function upTo(count: number, season: number): number[] {
  return Array.from({ length: count }, (_, i) => season * (i + 1));
}

/** What a long autoregression leaves; zeros where it cannot look back. */
function withoutPast(values: Float64Array, lags: number): Float64Array {
  const columns = upTo(lags, 1).map(lag => [values, lag] as const);
  const found = regressed(values, lags, columns);
  const out = new Float64Array(values.length);
  for (let t = lags; t < out.length; t++) {
    let rest = values[t]!;
    for (let i = 0; i < lags; i++) rest -= found[i]! * values[t - i - 1]!;
    out[t] = rest;
  }
  return out;
}

/** Coefficients of columns at lags; zeros where there are too few rows. */
function regressed(values: Float64Array, first: number, lagged: readonly (readonly [Float64Array, number])[]) {
  const rows = values.length - first;
  const none = new Float64Array(lagged.length);
  if (lagged.length === 0 || rows <= lagged.length) return none;
  const columns = lagged.map(([column, lag]) => column.subarray(first - lag, first - lag + rows));
  return solveNormal(weightedGram([...columns, values.subarray(first)], null), lagged.length) ?? none;
}
