// Seasonal naive: the value one season ago. Without a season: the last value.
import { NO_TUNING, type PointMethod } from './method.ts';

/** Hyndman and Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), 5.2. */
export function seasonalNaiveMethod(season = 1): PointMethod {
  return {
    name: season === 1 ? 'last value' : `last cycle of ${season}`,
    predictor: 'last-cycle',
    fits: length => length >= season,
    tune: () => NO_TUNING,
    fit: () => ({ needs: season }),
  };
}
