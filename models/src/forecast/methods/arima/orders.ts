// The orders of a seasonal ARIMA, and its coefficients from the numbers a search moves.
import { fromPartials, product, toPartials } from './lag-polynomial.ts';

/** ARIMA(p, d, q)(P, D, Q) with a season; `constant` is a mean when nothing is differenced, else a drift. */
export interface Orders {
  readonly p: number;
  readonly d: number;
  readonly q: number;
  readonly P: number;
  readonly D: number;
  readonly Q: number;
  /** In steps; 1 for none. */
  readonly season: number;
  readonly constant: boolean;
}

/** Coefficients on lags 1, 2, … : w(t) = Σ ar·w(t-i) + e(t) + Σ ma·e(t-j). */
export interface Arma {
  readonly ar: Float64Array;
  readonly ma: Float64Array;
}

/** Partial autocorrelations stay within this of 0: nearer to 1 a forecast hangs on rounding. */
const MOST_PARTIAL = 0.998;

/** How many numbers a search moves: p, q, P, Q of them in this order, each any real number. */
export function freedom({ p, q, P, Q }: Orders): number {
  return p + q + P + Q;
}

export function armaOf({ p, q, P, Q, season }: Orders, x: Float64Array): Arma {
  const part = (from: number, count: number) => fromPartials(x.subarray(from, from + count).map(squeeze));
  const ar = part(0, p);
  const ma = part(p, q).map(v => -v);
  return {
    ar: product(ar, part(p + q, P), season, -1),
    ma: product(
      ma,
      part(p + q + P, Q).map(v => -v),
      season,
      1,
    ),
  };
}

/** The numbers of a search at which a polynomial has these coefficients, or as near as a search may start. */
export function unsqueezed(coefficients: Float64Array, kind: 'ar' | 'ma'): Float64Array {
  const signed = kind === 'ar' ? coefficients : coefficients.map(v => -v);
  for (let share = 1; share > 0.05; share *= 0.8) {
    const partials = toPartials(signed.map((v, i) => v * share ** (i + 1)));
    if (partials?.every(v => Math.abs(v) < MOST_START)) return partials.map(unsqueeze);
  }
  return new Float64Array(coefficients.length);
}

const MOST_START = 0.97;

function squeeze(x: number): number {
  return (MOST_PARTIAL * x) / Math.sqrt(1 + x * x);
}

function unsqueeze(partial: number): number {
  const share = partial / MOST_PARTIAL;
  return share / Math.sqrt(1 - share * share);
}

/** e.g. "ARIMA(2,1,1)(0,1,1)[12] with drift" */
export function ordersName({ p, d, q, P, D, Q, season, constant }: Orders): string {
  const seasonal = P + D + Q > 0 ? `(${P},${D},${Q})[${season}]` : '';
  return `ARIMA(${p},${d},${q})${seasonal}${constant ? (d + D > 0 ? ' with drift' : ' with a mean') : ''}`;
}
