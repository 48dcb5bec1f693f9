// A line with or without a repeating shape, times a shape that repeats as well.
import { type LineState, line } from './line.ts';
import type { State } from './state.ts';

export type FactorLineState = LineState & {
  /** Multiplies step i: factors[(phase + i - 1) mod its length]; empty for none. */
  readonly factors: ArrayLike<number>;
};

export function factorLine(state: State, horizon: number): Float64Array {
  const { factors, phase } = state as FactorLineState;
  const out = line(state, horizon);
  if (factors.length > 0) for (let i = 0; i < horizon; i++) out[i]! *= factors[(phase + i) % factors.length]!;
  return out;
}
