// A value from values at chosen lags, step by step: each forecast feeds the next ones.
import type { State } from './state.ts';

export type RegressionState = State & {
  readonly constant: number;
  readonly lags: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
  /** Three numbers a wave: radians a step, weight of its cosine, weight of its sine. */
  readonly waves: ArrayLike<number>;
  /** Index of the first value forecast; the clock of the waves. */
  readonly time: number;
  /** Added back at index t: shape[t mod its length]; empty for none. */
  readonly shape: ArrayLike<number>;
  /** Weights of the values 1, 2, … cycles ago, whose sum is added back; empty for none. */
  readonly fades: ArrayLike<number>;
  readonly season: number;
  /** The longest lag, and what `fades` reach back beyond it. */
  readonly needs: number;
};

export function regression(state: State, horizon: number, past: Float64Array): Float64Array {
  const fitted = state as RegressionState;
  const rest = recursion(fitted, latest(fitted, past), horizon);
  const { shape, time } = fitted;
  if (shape.length > 0) for (let i = 0; i < horizon; i++) rest[i]! += shape[(time + i) % shape.length]!;
  return fitted.fades.length === 0 ? rest : onCycles(rest, fitted, past);
}

/** The latest values in the form the regression works on, as many as the longest lag. */
function latest({ lags, shape, fades, season, time }: RegressionState, past: Float64Array): Float64Array {
  const count = lags[lags.length - 1]!;
  const first = past.length - count;
  const tail = past.slice(first);
  if (shape.length > 0) for (let i = 0; i < count; i++) tail[i]! -= shape[(time - count + i) % shape.length]!;
  for (let k = 0; k < fades.length; k++) {
    for (let i = 0; i < count; i++) tail[i]! -= fades[k]! * past[first + i - (k + 1) * season]!;
  }
  return tail;
}

function recursion(state: RegressionState, tail: Float64Array, horizon: number): Float64Array {
  const { constant, waves, time } = state;
  // Of one type whether they come from a fit or from JSON: the loop below is where the time goes.
  const lags = new Int32Array(state.lags);
  const weights = new Float64Array(state.weights);
  const count = lags.length;
  const from = tail.length;
  const values = new Float64Array(from + horizon);
  values.set(tail);
  for (let i = 0; i < horizon; i++) {
    let value = constant;
    for (let k = 0; k < count; k++) value += weights[k]! * values[from + i - lags[k]!]!;
    for (let w = 0; w < waves.length; w += 3) {
      const angle = waves[w]! * (time + i);
      value += waves[w + 1]! * Math.cos(angle) + waves[w + 2]! * Math.sin(angle);
    }
    values[from + i] = value;
  }
  return values.subarray(from);
}

function onCycles(rest: Float64Array, { fades, season }: RegressionState, past: Float64Array): Float64Array {
  const from = season * fades.length;
  const values = new Float64Array(from + rest.length);
  values.set(past.subarray(past.length - from));
  for (let i = 0; i < rest.length; i++) {
    let value = rest[i]!;
    for (let k = 0; k < fades.length; k++) value += fades[k]! * values[from + i - (k + 1) * season]!;
    values[from + i] = value;
  }
  return values.subarray(from);
}
