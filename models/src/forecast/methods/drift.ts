// Drift: the line through the first and the last value, continued.
import { lineState } from './line-state.ts';
import { NO_TUNING, type PointMethod } from './method.ts';

/** Random walk with drift: Hyndman and Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), 5.2. */
export const driftMethod: PointMethod = {
  name: 'drift',
  predictor: 'line',
  fits: length => length >= 2,
  tune: () => NO_TUNING,
  fit: values => {
    const last = values.at(-1)!;
    return lineState(last, (last - values[0]!) / Math.max(1, values.length - 1), 1);
  },
};
