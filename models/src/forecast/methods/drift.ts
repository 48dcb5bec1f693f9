// Drift: the line through the first and the last value, continued.
import { NO_TUNING, type PointMethod } from './method.ts';

/** Random walk with drift: Hyndman and Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), 5.2. */
export const driftMethod: PointMethod = {
  name: 'drift',
  fewest: () => 2,
  tune: () => NO_TUNING,
  fit: values => {
    const last = values.at(-1)!;
    return { last, slope: values.length > 1 ? (last - values[0]!) / (values.length - 1) : 0 };
  },
  predict: (state, horizon) =>
    Float64Array.from({ length: horizon }, (_, i) => (state.last as number) + (i + 1) * (state.slope as number)),
};
