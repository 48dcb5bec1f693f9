// Forecasts of means over several bucket widths, brought back to single steps and averaged.
import { dampedSum } from './line.ts';
import type { State } from './state.ts';

/**
 * Buckets of `widths[a]` steps, forecast as a (damped) line each; between bucket centres the forecast is a straight line, and
 * left of the first one stands the last bucket seen (`last[a]`).
 */
export function aggregates(state: State, horizon: number): Float64Array {
  const lists = ['widths', 'last', 'levels', 'trends', 'phis'].map(key => state[key] as ArrayLike<number>);
  const [widths, last, levels, trends, phis] = lists as [
    ArrayLike<number>,
    ArrayLike<number>,
    ArrayLike<number>,
    ArrayLike<number>,
    ArrayLike<number>,
  ];
  const shape = state.shape as ArrayLike<number>;
  const out = new Float64Array(horizon);
  for (let a = 0; a < widths.length; a++) {
    const bucket = (j: number) => (j < 0 ? last[a]! : levels[a]! + trends[a]! * dampedSum(phis[a]!, j + 1));
    let at = Number.NaN;
    let left = 0;
    let right = 0;
    for (let i = 0; i < horizon; i++) {
      const position = (i + 0.5) / widths[a]! - 0.5;
      const below = Math.floor(position);
      if (below !== at) {
        left = bucket(below);
        right = bucket(below + 1);
        at = below;
      }
      out[i]! += left + (position - below) * (right - left);
    }
  }
  for (let i = 0; i < horizon; i++) {
    out[i] = out[i]! / widths.length + (shape.length === 0 ? 0 : shape[((state.phase as number) + i) % shape.length]!);
  }
  return out;
}
