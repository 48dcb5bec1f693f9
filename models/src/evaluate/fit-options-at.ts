// What a forecaster at an origin could know of the future: events and other series up to the end of its horizon, nothing after.
import type { FitOptions, Series } from '../forecast/model.ts';
import { addSteps } from '../series/step.ts';

/**
 * @param options of a fit on the whole series; other members stay as they are
 * @param index number of slots before the origin
 * @param horizon steps ahead
 */
export function fitOptionsAt(options: FitOptions, series: Series, index: number, horizon: number): FitOptions {
  const { events, regressors, ...rest } = options;
  const end = index + horizon;
  const after = addSteps(series.start, series.step, end);
  return {
    ...rest,
    horizon,
    ...(events && { events: events.filter(({ from }) => from < after) }),
    ...(regressors && { regressors: regressors.map(r => ({ name: r.name, values: r.values.slice(0, end) })) }),
  };
}
