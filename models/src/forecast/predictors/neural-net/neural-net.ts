// Forecast of a small net, one cycle at a time; each cycle forecast is the past of the next.
import { neededPast, type State } from '../state.ts';
import { inputCount, type Layout, levelsBefore, writeInputs } from './inputs.ts';
import { output, unflatten } from './net.ts';

export type NeuralNetState = State &
  Layout & {
    /** Inputs and outputs are in units of this. */
    readonly unit: number;
    /** Place of the first step ahead in its cycle. */
    readonly phase: number;
    /** See `unflatten`. */
    readonly weights: ArrayLike<number>;
    readonly needs: number;
  };

export function neuralNet(state: State, horizon: number, past: Float64Array): Float64Array {
  const { unit, phase, weights: flat, ...layout } = state as NeuralNetState;
  const inputs = new Float64Array(inputCount(layout));
  const weights = unflatten(flat, inputs.length);
  const first = neededPast(state);
  const values = new Float64Array(first + horizon);
  values.set(past.subarray(past.length - first));
  for (let end = first; end < values.length; end += layout.cycle) {
    const origin = { values, end, levels: levelsBefore(values, end, layout), phase };
    const steps = Math.min(layout.cycle, values.length - end);
    for (let ahead = 1; ahead <= steps; ahead++) {
      writeInputs(origin, ahead, unit, layout, inputs, 0);
      values[end + ahead - 1] = origin.levels[0]! + unit * output(weights, inputs);
    }
  }
  return values.subarray(first);
}
