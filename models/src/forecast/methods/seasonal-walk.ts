// The last cycle, with half of its usual change and what is left of its latest departure.
import { NO_TUNING, type PointMethod } from './method.ts';

const MOST_KEPT = 0.95;

/** Seasonal random walk whose changes follow a first-order autoregression (Box and Jenkins 1970). */
export function seasonalWalk(season: number): PointMethod {
  return {
    name: `last cycle of ${season} with its latest change`,
    predictor: 'seasonal-walk',
    fits: length => length >= season + 3,
    tune: () => NO_TUNING,
    fit: values => {
      const changes = Float64Array.from({ length: values.length - season }, (_, t) => values[t + season]! - values[t]!);
      const mean = changes.reduce((sum, v) => sum + v / changes.length, 0);
      const rho = Math.min(MOST_KEPT, Math.max(0, firstAutocorrelation(changes, mean)));
      const cycle = values.subarray(values.length - season);
      return { cycle, drift: 0.5 * mean, rest: changes.at(-1)! - mean, rho };
    },
  };
}

function firstAutocorrelation(values: Float64Array, mean: number): number {
  let top = 0;
  let bottom = 0;
  for (let t = 0; t < values.length; t++) {
    bottom += (values[t]! - mean) ** 2;
    if (t > 0) top += (values[t]! - mean) * (values[t - 1]! - mean);
  }
  return bottom > 0 ? top / bottom : 0;
}
