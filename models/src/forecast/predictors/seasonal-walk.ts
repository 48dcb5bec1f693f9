// The last cycle, plus half of the mean change from cycle to cycle, plus what is left of the latest departure from it.
import type { State } from './state.ts';

/** @param state cycle: the last season seen; drift: added each cycle; rest: latest departure, times rho each step */
export function seasonalWalk(state: State, horizon: number): Float64Array {
  const cycle = state.cycle as ArrayLike<number>;
  const drift = state.drift as number;
  const season = cycle.length;
  const out = new Float64Array(horizon);
  let rest = state.rest as number;
  for (let i = 0; i < horizon; i++) {
    rest *= state.rho as number;
    out[i] = (i < season ? cycle[i]! : out[i - season]!) + drift + rest;
  }
  return out;
}
