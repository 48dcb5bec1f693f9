// Prophet's own model and optimizer: its Stan program as WebAssembly, from the augurs project.
import { CHANGE_PRIOR, type ProphetWeights, WAVE_PRIOR } from './posterior-mode.ts';
import { changesOf, type SeasonTerm, termsOf } from './terms.ts';

/** What the library calls its parameters. */
interface Parameters {
  readonly k: number;
  readonly m: number;
  readonly sigmaObs: number;
  readonly delta: Float64Array;
  readonly beta: Float64Array;
}

/** `optimizer.optimize` of @bsull/augurs-prophet-wasmstan. */
export type Optimize = (
  start: Parameters,
  data: string,
  options: { readonly jacobian: boolean; readonly iter: number },
) => { readonly params: Parameters };

/** From a good start it stops after a few; more refine what no forecast shows. */
const MOST_STEPS = 50;

/**
 * Runs L-BFGS of the Stan program from `start`.
 * @param values within 0..1
 * @returns null when the line search finds no way on, as with values that the model fits without error
 */
export function runStan(
  optimize: Optimize,
  values: Float64Array,
  seasons: readonly SeasonTerm[],
  { slope: k, offset: m, noise: sigmaObs, changes: delta, waves: beta }: ProphetWeights,
): ProphetWeights | null {
  const data = JSON.stringify(stanData(values, seasons));
  // The program wants one column at least: without a season it is one of zeros.
  const start = { k, m, sigmaObs, delta, beta: beta.length > 0 ? beta : new Float64Array(1) };
  try {
    const { params } = optimize(start, data, { jacobian: false, iter: MOST_STEPS });
    const waves = beta.length > 0 ? params.beta : beta;
    return { slope: params.k, offset: params.m, noise: params.sigmaObs, changes: params.delta, waves };
  } catch {
    return null;
  }
}

/** The data block of prophet.stan (github.com/facebook/prophet, python/stan): linear trend, additive seasons. */
export function stanData(values: Float64Array, seasons: readonly SeasonTerm[]) {
  const length = values.length;
  const changes = changesOf(length);
  const columns = termsOf(length, changes, seasons);
  const waves = columns.slice(2 + changes.length);
  const features = waves.length > 0 ? waves : [new Float64Array(length)];
  return {
    T: length,
    y: Array.from(values),
    t: Array.from(columns[0]!),
    cap: new Array<number>(length).fill(0),
    S: changes.length,
    t_change: changes.map(at => at / (length - 1)),
    trend_indicator: 0,
    K: features.length,
    s_a: features.map(() => (waves.length > 0 ? 1 : 0)),
    s_m: features.map(() => 0),
    X: Array.from({ length }, (_, t) => features.map(column => column[t]!)),
    sigmas: features.map(() => (waves.length > 0 ? WAVE_PRIOR : 1)),
    tau: CHANGE_PRIOR,
  };
}
