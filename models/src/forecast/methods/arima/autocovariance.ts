// Autocovariances of an ARMA process whose shocks have variance 1.
import type { Arma } from './orders.ts';

/** First `count` weights of the process as a sum of its shocks, from lag 0, whose weight is 1. */
export function shockWeights({ ar, ma }: Arma, count: number): Float64Array {
  const out = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    let sum = k === 0 ? 1 : (ma[k - 1] ?? 0);
    for (let i = 1; i <= Math.min(k, ar.length); i++) sum += ar[i - 1]! * out[k - i]!;
    out[k] = sum;
  }
  return out;
}

/** At lags 0 to p (McLeod 1975, "Derivation of the theoretical autocovariance function of autoregressive-moving average time series"). */
export function autocovariances(arma: Arma, weights: Float64Array): Float64Array {
  const { ar, ma } = arma;
  const order = ar.length + 1;
  const system = new Float64Array(order * (order + 1));
  for (let k = 0; k < order; k++) {
    const row = k * (order + 1);
    system[row + k]! += 1;
    for (let i = 1; i < order; i++) system[row + Math.abs(k - i)]! -= ar[i - 1]!;
    let right = 0;
    for (let j = k; j <= ma.length; j++) right += (j === 0 ? 1 : ma[j - 1]!) * weights[j - k]!;
    system[row + order] = right;
  }
  return eliminate(system, order);
}

/** Gauss with the largest pivot. @param system rows of `order` coefficients and the right side; changed */
function eliminate(system: Float64Array, order: number): Float64Array {
  const wide = order + 1;
  for (let k = 0; k < order; k++) {
    let pivot = k;
    for (let i = k + 1; i < order; i++) {
      if (Math.abs(system[i * wide + k]!) > Math.abs(system[pivot * wide + k]!)) pivot = i;
    }
    if (pivot !== k) swapRows(system, wide, k, pivot);
    for (let i = k + 1; i < order; i++) {
      const factor = system[i * wide + k]! / system[k * wide + k]!;
      if (factor === 0) continue;
      for (let j = k; j < wide; j++) system[i * wide + j]! -= factor * system[k * wide + j]!;
    }
  }
  const out = new Float64Array(order);
  for (let i = order - 1; i >= 0; i--) {
    let sum = system[i * wide + order]!;
    for (let j = i + 1; j < order; j++) sum -= system[i * wide + j]! * out[j]!;
    out[i] = sum / system[i * wide + i]!;
  }
  return out;
}

function swapRows(system: Float64Array, wide: number, a: number, b: number): void {
  for (let j = 0; j < wide; j++) {
    const kept = system[a * wide + j]!;
    system[a * wide + j] = system[b * wide + j]!;
    system[b * wide + j] = kept;
  }
}
