// One-step errors of an ARMA process, exactly or as if all had been zero before the first value.
import { autocovariances, shockWeights } from './autocovariance.ts';
import type { Arma } from './orders.ts';

export interface Innovations {
  /** One array a column: errors divided by their standard deviation, which is 1 in the long run. */
  readonly errors: readonly Float64Array[];
  /** Mean logarithm of the variances. */
  readonly logVariance: number;
  /** One a column: the state after the last value, which `arima` goes on from: element i is what is known now of step i + 1. */
  readonly ahead: readonly Float64Array[];
}

/** A variance this near to its limit stays there. */
const SETTLED = 1e-7;

/**
 * Kalman filter by the recursions of Morf, Sidhu and Kailath 1974 ("Some new algorithms for recursive estimation in constant, linear,
 * discrete-time systems"), whose cost a step grows with the longest lag and not with its square, in the state form of Harvey 1989.
 * @param columns filtered as one: the series, and what is regressed on
 */
export function innovations(arma: Arma, columns: readonly Float64Array[]): Innovations {
  const { ar, ma } = arma;
  const size = Math.max(ar.length, ma.length + 1);
  const phi = padded(ar, size);
  const steady = padded(ar, size);
  for (let i = 0; i < ma.length; i++) steady[i]! += ma[i]!;
  const { variance, gain } = stationaryStart(arma, size, phi);
  const change = gain.slice();
  let factor = -1 / variance;
  let f = variance;
  let moving = true;
  let logs = 0;
  const states = columns.map(() => new Float64Array(size + 1));
  const errors = columns.map(column => new Float64Array(column.length));
  for (let t = 0; t < columns[0]!.length; t++) {
    const root = Math.sqrt(f);
    for (let c = 0; c < columns.length; c++) {
      const state = states[c]!;
      const error = columns[c]![t]! - state[0]!;
      errors[c]![t] = error / root;
      advance(state, phi, gain, error / f);
    }
    if (!moving) continue;
    logs += Math.log(f);
    const next = f + factor * change[0]! * change[0]!;
    if (next > 1 + SETTLED) {
      turn(change, gain, phi, factor, f);
      factor *= f / next;
      f = next;
    } else {
      f = 1;
      gain.set(steady);
      moving = false;
    }
  }
  return { errors, logVariance: logs / columns[0]!.length, ahead: states.map(s => s.subarray(0, size)) };
}

function padded(values: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size);
  out.set(values);
  return out;
}

/** @param state one longer than phi, its last element 0 */
function advance(state: Float64Array, phi: Float64Array, gain: Float64Array, error: number): void {
  const first = state[0]!;
  for (let i = 0; i < phi.length; i++) state[i] = phi[i]! * first + state[i + 1]! + gain[i]! * error;
}

/** Gain and its change, one step on, in place. */
function turn(change: Float64Array, gain: Float64Array, phi: Float64Array, factor: number, f: number): void {
  const first = change[0]!;
  const last = phi.length - 1;
  const share = first / f;
  const step = factor * first;
  for (let i = 0; i <= last; i++) {
    const moved = phi[i]! * first + (i < last ? change[i + 1]! : 0);
    const before = gain[i]!;
    change[i] = moved - share * before;
    gain[i] = before + step * moved;
  }
}

/** Variance of the first value, and what its error says about the next ones (times that variance). */
function stationaryStart(arma: Arma, size: number, phi: Float64Array): { variance: number; gain: Float64Array } {
  const { ar, ma } = arma;
  const weights = shockWeights(arma, ma.length + 1);
  const gammas = autocovariances(arma, weights);
  const covariance = new Float64Array(size + 1);
  covariance[0] = gammas[0]!;
  for (let i = 1; i < size; i++) {
    let sum = 0;
    for (let j = i; j < ar.length; j++) sum += ar[j]! * gammas[j + 1 - i]!;
    for (let j = i; j <= ma.length; j++) sum += ma[j - 1]! * weights[j - i]!;
    covariance[i] = sum;
  }
  const gain = new Float64Array(size);
  for (let i = 0; i < size; i++) gain[i] = phi[i]! * covariance[0]! + covariance[i + 1]!;
  return { variance: gammas[0]!, gain };
}
