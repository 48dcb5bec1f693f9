// A level and a trend that goes on or fades, with or without a repeating shape.
import type { State } from './state.ts';

export type LineState = State & {
  readonly level: number;
  readonly trend: number;
  /** What is left of the trend from one step to the next; 1 goes on forever. */
  readonly phi: number;
  /** Added at step i: shape[(phase + i - 1) mod its length]; empty for none. */
  readonly shape: ArrayLike<number>;
  readonly phase: number;
};

export function line(state: State, horizon: number): Float64Array {
  const { level, trend, phi, shape, phase } = state as LineState;
  const out = new Float64Array(horizon);
  let slope = trend;
  let value = level;
  for (let i = 0; i < horizon; i++) {
    slope *= phi;
    value += slope;
    out[i] = shape.length === 0 ? value : value + shape[(phase + i) % shape.length]!;
  }
  return out;
}

/** phi + phi² + … + phi^steps */
export function dampedSum(phi: number, steps: number): number {
  return phi === 1 ? steps : (phi * (1 - phi ** steps)) / (1 - phi);
}
