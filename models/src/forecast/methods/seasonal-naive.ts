// Seasonal naive: the value one season ago. Without a season: the last value.
import { type MethodState, NO_TUNING, type PointMethod } from './method.ts';

/** Hyndman and Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), 5.2. */
export const seasonalNaiveMethod: PointMethod = {
  name: 'seasonal-naive',
  fewest: seasons => seasons[0] ?? 1,
  tune: () => NO_TUNING,
  fit: (values, seasons) => ({ cycle: Array.from(values.subarray(-(seasons[0] ?? 1))) }),
  predict: repeatCycle,
};

function repeatCycle(state: MethodState, horizon: number): Float64Array {
  const cycle = state.cycle as readonly number[];
  return Float64Array.from({ length: horizon }, (_, i) => cycle[i % cycle.length]!);
}
