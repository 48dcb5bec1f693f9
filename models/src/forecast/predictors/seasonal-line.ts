// A level and a trend that goes on or fades, and several cycles that repeat, each with its own length.
import { line } from './line.ts';
import type { State } from './state.ts';

export type SeasonalLineState = State & {
  readonly level: number;
  readonly trend: number;
  /** What is left of the trend from one step to the next; 1 goes on forever. */
  readonly phi: number;
  readonly lengths: ArrayLike<number>;
  /** One after the other; the first value of each belongs to the first step ahead. */
  readonly cycles: ArrayLike<number>;
};

const NO_SHAPE = { shape: [], phase: 0 };

export function seasonalLine(state: State, horizon: number): Float64Array {
  const { lengths, cycles } = state as SeasonalLineState;
  const out = line({ ...state, ...NO_SHAPE }, horizon);
  for (let k = 0, from = 0; k < lengths.length; from += lengths[k]!, k++) {
    const length = lengths[k]!;
    for (let i = 0; i < horizon; i++) out[i]! += cycles[from + (i % length)]!;
  }
  return out;
}
