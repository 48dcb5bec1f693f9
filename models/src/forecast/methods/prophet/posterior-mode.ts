// The most probable weights of Prophet's regression: where its optimizer starts, so that it is done in a few steps.
import { solveNormal } from '../../../statistics/cholesky.ts';
import { weightedGram } from '../regression/gram.ts';
import { changesOf, type SeasonTerm, termsOf } from './terms.ts';

/** What Prophet fits, on values moved to 0..1. */
export interface ProphetWeights {
  /** Slope over the whole history, before its changes. */
  readonly slope: number;
  readonly offset: number;
  /** Standard deviation of the errors. */
  readonly noise: number;
  /** Changes of the slope, one at each of `changesOf`. */
  readonly changes: Float64Array;
  /** A sine and a cosine for each wave, see `termsOf`. */
  readonly waves: Float64Array;
}

/** Spreads of Prophet's priors: normal for line and waves, Laplace for changes of slope, half normal for the noise. */
export const WAVE_PRIOR = 10;
export const CHANGE_PRIOR = 0.05;
const LINE_PRIOR = 5;
const NOISE_PRIOR = 0.5;
const ROUNDS = 60;
const ENOUGH = 1e-7;
/** A change of slope counts as none below this: keeps its weight finite. */
const NONE = 1e-7;
const FIRST_NOISE = 0.1;
const LEAST_NOISE = 1e-6;

/**
 * Mode of Taylor and Letham's posterior (2018, "Forecasting at scale"): Laplace priors as normal ones whose spread is found anew
 * from round to round (the EM view of the lasso, Figueiredo 2003).
 * @param values within 0..1, three or more
 * @returns null when the numbers are not finite
 */
export function posteriorMode(values: Float64Array, seasons: readonly SeasonTerm[]): ProphetWeights | null {
  const changes = changesOf(values.length);
  const columns = termsOf(values.length, changes, seasons);
  const products = weightedGram([...columns, values], null);
  let noise = FIRST_NOISE;
  let weights: Float64Array = new Float64Array(columns.length).fill(CHANGE_PRIOR);
  for (let round = 0; round < ROUNDS; round++) {
    const next = solveNormal(withPriors(products, weights, noise, changes.length), columns.length);
    if (next === null) return null;
    const moved = next.reduce((most, v, i) => Math.max(most, Math.abs(v - weights[i]!)), 0);
    weights = next;
    noise = likelyNoise(squaresLeft(products, weights), values.length);
    if (round > 0 && moved < ENOUGH) break;
  }
  const waves = 2 + changes.length;
  return {
    slope: weights[0]!,
    offset: weights[1]!,
    noise,
    changes: weights.slice(2, waves),
    waves: weights.slice(waves),
  };
}

function withPriors(products: Float64Array, weights: Float64Array, noise: number, changes: number): Float64Array {
  const order = weights.length;
  const system = products.slice();
  for (let i = 0; i < order; i++) {
    const change = i >= 2 && i < 2 + changes;
    const prior = i < 2 ? LINE_PRIOR : WAVE_PRIOR;
    const spread = change ? CHANGE_PRIOR * (Math.abs(weights[i]!) + NONE) : prior ** 2;
    system[i * (order + 1) + i]! += noise ** 2 / spread;
  }
  return system;
}

/** Sum of squared errors, from the products: b'Gb − 2b'c + y'y. */
function squaresLeft(products: Float64Array, weights: Float64Array): number {
  const order = weights.length;
  const wide = order + 1;
  const right = order * wide;
  let sum = products[right + order]!;
  for (let i = 0; i < order; i++) {
    let row = 0.5 * weights[i]! * products[i * wide + i]! - products[right + i]!;
    for (let j = 0; j < i; j++) row += weights[j]! * products[i * wide + j]!;
    sum += 2 * weights[i]! * row;
  }
  return Math.max(0, sum);
}

/** The root of n/s = rss/s³ − s/p², the mode under a half normal prior of spread p. */
function likelyNoise(squares: number, count: number): number {
  const root = Math.sqrt(count ** 2 + (4 * squares) / NOISE_PRIOR ** 2);
  return Math.max(LEAST_NOISE, Math.sqrt((2 * squares) / (count + root)));
}
