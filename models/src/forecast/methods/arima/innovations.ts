// One-step errors of an ARMA process, exactly or as if all had been zero before the first value.
import { autocovariances, shockWeights } from './autocovariance.ts';
import type { Arma } from './orders.ts';

export interface Innovations {
  /** One array a column: errors divided by their standard deviation, which is 1 in the long run. */
  readonly errors: readonly Float64Array[];
  /** Mean logarithm of the variances. */
  readonly logVariance: number;
  /** One a column: what the values so far say about the next steps, which the predictor `arima` goes on from. */
  ahead(): readonly Float64Array[];
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
  const gains = stationaryStart(arma, size, phi);
  const states = columns.map(() => new Float64Array(size + 1));
  const errors = columns.map(column => new Float64Array(column.length));
  let logs = 0;
  for (let t = 0; t < columns[0]!.length; t++) {
    const root = Math.sqrt(gains.variance);
    for (let c = 0; c < columns.length; c++) {
      const error = columns[c]![t]! - states[c]![0]!;
      errors[c]![t] = error / root;
      advance(states[c]!, phi, gains.gain, error / gains.variance);
    }
    if (gains.settled) continue;
    logs += Math.log(gains.variance);
    settle(gains, phi);
  }
  const ahead = () => states.map(state => state.subarray(0, size));
  return { errors, logVariance: logs / columns[0]!.length, ahead };
}

/** How the filter weighs the next error: changes by a product of two vectors from step to step, less and less. */
interface Gains {
  /** Of the next error. */
  variance: number;
  /** What that error says about the steps after it, times its variance. */
  readonly gain: Float64Array;
  /** Direction in which the gain moves, and by how much. */
  readonly change: Float64Array;
  factor: number;
  /** In the long run, when the variance is 1. */
  readonly limit: Float64Array;
  settled: boolean;
}

function settle(gains: Gains, phi: Float64Array): void {
  const { variance, factor, change } = gains;
  const next = variance + factor * change[0]! * change[0]!;
  if (next > 1 + SETTLED) {
    turn(gains, phi);
    gains.factor *= variance / next;
    gains.variance = next;
    return;
  }
  gains.gain.set(gains.limit);
  gains.variance = 1;
  gains.settled = true;
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
function turn({ change, gain, factor, variance }: Gains, phi: Float64Array): void {
  const first = change[0]!;
  const last = phi.length - 1;
  const share = first / variance;
  const step = factor * first;
  for (let i = 0; i <= last; i++) {
    const moved = phi[i]! * first + (i < last ? change[i + 1]! : 0);
    const before = gain[i]!;
    change[i] = moved - share * before;
    gain[i] = before + step * moved;
  }
}

function stationaryStart(arma: Arma, size: number, phi: Float64Array): Gains {
  const weights = shockWeights(arma, arma.ma.length + 1);
  const gammas = autocovariances(arma, weights);
  const known = covariances(arma, gammas, weights, size);
  const gain = new Float64Array(size);
  for (let i = 0; i < size; i++) gain[i] = phi[i]! * known[0]! + known[i + 1]!;
  const limit = phi.slice();
  for (let i = 0; i < arma.ma.length; i++) limit[i]! += arma.ma[i]!;
  const variance = gammas[0]!;
  return { variance, gain, change: gain.slice(), factor: -1 / variance, limit, settled: false };
}

/** Of the first value with what it says about the steps from it on; one longer than the state, ending in 0. */
function covariances({ ar, ma }: Arma, gammas: Float64Array, weights: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size + 1);
  out[0] = gammas[0]!;
  for (let i = 1; i < size; i++) {
    let sum = 0;
    for (let j = i; j < ar.length; j++) sum += ar[j]! * gammas[j + 1 - i]!;
    for (let j = i; j <= ma.length; j++) sum += ma[j - 1]! * weights[j - i]!;
    out[i] = sum;
  }
  return out;
}
