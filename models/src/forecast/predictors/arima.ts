// What is known of the next steps of a stationary process, summed back to the level of the series, with waves.
import type { State } from './state.ts';

export type ArimaState = State & {
  /** Autoregressive coefficients on lags 1, 2, …, as many as `ahead`. */
  readonly ar: ArrayLike<number>;
  /** What the values so far say about steps 1, 2, … of the differenced process, without its mean. */
  readonly ahead: ArrayLike<number>;
  readonly mean: number;
  /** Coefficients of past values that differencing took off, on lags 1, 2, …; empty for none. */
  readonly sums: ArrayLike<number>;
  /** Three numbers a wave: radians a step, weight of its cosine, weight of its sine. */
  readonly waves: ArrayLike<number>;
  /** Index of the first value forecast; the clock of the waves. */
  readonly time: number;
  /** The length of `sums`. */
  readonly needs: number;
};

export function arima(state: State, horizon: number, past: Float64Array): Float64Array {
  const fitted = state as ArimaState;
  const { sums, waves, time, mean } = fitted;
  const back = sums.length;
  const out = new Float64Array(back + horizon);
  for (let i = 0; i < back; i++) {
    out[i] = past[past.length - back + i]! - waveAt(waves, time - back + i);
  }
  const ahead = Float64Array.from(fitted.ahead);
  const ar = Float64Array.from(fitted.ar);
  for (let i = back; i < out.length; i++) {
    let value = mean + ahead[0]!;
    for (let k = 1; k <= back; k++) value += sums[k - 1]! * out[i - k]!;
    out[i] = value;
    advance(ahead, ar);
  }
  const result = out.subarray(back);
  if (waves.length > 0) for (let i = 0; i < horizon; i++) result[i]! += waveAt(waves, time + i);
  return result;
}

function advance(ahead: Float64Array, ar: Float64Array): void {
  const first = ahead[0]!;
  const last = ahead.length - 1;
  for (let i = 0; i < last; i++) ahead[i] = ar[i]! * first + ahead[i + 1]!;
  ahead[last] = ar[last]! * first;
}

function waveAt(waves: ArrayLike<number>, t: number): number {
  let value = 0;
  for (let w = 0; w < waves.length; w += 3) {
    const angle = waves[w]! * t;
    value += waves[w + 1]! * Math.cos(angle) + waves[w + 2]! * Math.sin(angle);
  }
  return value;
}
