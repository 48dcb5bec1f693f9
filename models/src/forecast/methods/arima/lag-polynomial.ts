// Coefficients on lags 1, 2, …: kept stationary by their partial autocorrelations, and multiplied with seasonal ones.

/**
 * Coefficients of the stationary autoregression with these partial autocorrelations (Monahan 1984, "A note on enforcing stationarity
 * in autoregressive-moving average models").
 * @param partials strictly between -1 and 1
 */
export function fromPartials(partials: ArrayLike<number>): Float64Array {
  const out = new Float64Array(partials.length);
  const before = new Float64Array(partials.length);
  for (let k = 0; k < out.length; k++) {
    before.set(out);
    for (let i = 0; i < k; i++) out[i] = before[i]! - partials[k]! * before[k - 1 - i]!;
    out[k] = partials[k]!;
  }
  return out;
}

/** The way back; null when the coefficients are not stationary. */
export function toPartials(coefficients: ArrayLike<number>): Float64Array | null {
  const out = Float64Array.from(coefficients);
  const before = new Float64Array(out.length);
  for (let k = out.length - 1; k >= 0; k--) {
    const partial = out[k]!;
    if (!(Math.abs(partial) < 1)) return null;
    before.set(out);
    for (let i = 0; i < k; i++) out[i] = (before[i]! + partial * before[k - 1 - i]!) / (1 - partial * partial);
  }
  return out;
}

/**
 * Coefficients of the product of two lag polynomials, one of them in whole seasons.
 * @param sign of the coefficients in the polynomials: -1 for autoregressions, 1 - a1 B - …; 1 for moving averages, 1 + m1 B + …
 */
export function product(short: Float64Array, long: Float64Array, season: number, sign: 1 | -1): Float64Array {
  const out = new Float64Array(short.length + season * long.length);
  out.set(short);
  for (let j = 0; j < long.length; j++) {
    const at = season * (j + 1);
    out[at - 1]! += long[j]!;
    for (let i = 0; i < short.length; i++) out[at + i]! += sign * short[i]! * long[j]!;
  }
  return out;
}
