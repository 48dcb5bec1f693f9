// A forecast begins on the last value before it: no hole between what was and what will be.
import type { Band, Forecast, Samples } from '../../../shared/frames/index.ts';

export interface AnchoredForecast extends Samples {
  readonly bands: readonly Band[];
}

/** The forecast with the last value of the history put before it, and bands of width nothing there. */
export function anchored({ time, value }: Samples, forecast: Forecast): AnchoredForecast {
  const first = forecast.time[0] ?? Infinity;
  const last = time.findLastIndex((at, i) => at < first && value[i] !== null);
  const at = time[last];
  const known = value[last];
  if (at === undefined || known === undefined || known === null) return forecast;
  return {
    time: [at, ...forecast.time],
    value: [known, ...forecast.value],
    bands: forecast.bands.map(({ lower, upper, ...band }) => ({
      ...band,
      lower: [known, ...lower],
      upper: [known, ...upper],
    })),
  };
}
