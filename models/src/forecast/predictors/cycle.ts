// Repeats a cycle.
import type { State } from './state.ts';

/** @param state cycle: the values repeated, at least one */
export function cycle(state: State, horizon: number): Float64Array {
  const values = state.cycle as ArrayLike<number>;
  const out = new Float64Array(horizon);
  for (let i = 0; i < horizon; i++) out[i] = values[i % values.length]!;
  return out;
}
