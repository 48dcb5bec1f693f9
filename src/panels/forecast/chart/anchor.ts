// A forecast begins on the last value before it: no hole between what was and what will be.
import type { Band, Forecast, Outcomes, Samples } from '../../../shared/frames/index.ts';

export interface AnchoredForecast extends Samples {
  readonly bands: readonly Band[];
}

/** The forecast with the last value of the history put before it, and bands of width nothing there. */
export function anchored(history: Samples, forecast: Forecast): AnchoredForecast {
  const last = lastBefore(history, forecast.time);
  if (!last) return forecast;
  const [at, known] = last;
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

/** The same of the ends of what may come. */
export function anchoredOutcomes(history: Samples, outcomes: Outcomes): Outcomes {
  const last = lastBefore(history, outcomes.time);
  if (!last) return outcomes;
  const [at, known] = last;
  const { time, best, worst } = outcomes;
  return { time: [at, ...time], best: [known, ...best], worst: [known, ...worst] };
}

function lastBefore({ time, value }: Samples, steps: readonly number[]): [at: number, value: number] | undefined {
  const first = steps[0] ?? Infinity;
  const last = time.findLastIndex((at, i) => at < first && value[i] !== null);
  const [at, known] = [time[last], value[last]];
  return at === undefined || known === undefined || known === null ? undefined : [at, known];
}
