// Repeats the latest values.
import { neededPast, type State } from './state.ts';

/** @param state needs: how many values are repeated */
export function lastCycle(state: State, horizon: number, past: Float64Array): Float64Array {
  const season = neededPast(state);
  const first = past.length - season;
  const out = new Float64Array(horizon);
  for (let i = 0; i < horizon; i++) out[i] = past[first + (i % season)]!;
  return out;
}
