// One origin of a backtest: the model is fitted on what came before, bands included, and held against what came after.
import type { FitOptions, Forecast, ForecastModel, Series } from '../forecast/model.ts';
import { addSteps } from '../series/step.ts';
import { fitOptionsAt } from './fit-options-at.ts';
import { mae, seasonalScale } from './metrics.ts';

export interface BacktestOrigin {
  /** Number of slots before the origin. */
  readonly index: number;
  /** Time of the first value forecast, epoch milliseconds UTC. */
  readonly time: number;
  readonly forecast: Forecast;
  /** Seasonal naive's forecast. */
  readonly naive: Float64Array;
  /** What came; NaN where missing. */
  readonly actual: Float64Array;
  /** Mean absolute errors over the horizon: the model's and seasonal naive's. */
  readonly mae: number;
  readonly naiveMae: number;
  /** Mean absolute change over a season of the history, what MASE and MSIS divide by; NaN where the history is too short. */
  readonly scale: number;
}

export interface OriginTask {
  readonly horizon: number;
  readonly levels: readonly number[];
  /** Season of seasonal naive, 1 for none. */
  readonly baseline: number;
  readonly fit: FitOptions;
  /** Seasons found anew in the past of each origin; absent: those of `fit`. */
  readonly seasonsAt?: (past: Series) => readonly number[];
}

/** @param index number of slots before the origin; the values from there on are seen by the scores alone */
export function scoreOrigin(model: ForecastModel, series: Series, index: number, task: OriginTask): BacktestOrigin {
  const { horizon, baseline } = task;
  const past: Series = { ...series, values: series.values.slice(0, index) };
  const options = fitOptionsAt(task.fit, series, index, horizon);
  const seasons = task.seasonsAt ? { seasons: task.seasonsAt(past) } : {};
  const forecast = model.fit(past, { ...options, ...seasons }).predict(horizon, task.levels);
  const actual = series.values.slice(index, index + horizon).map(v => (Number.isFinite(v) ? v : Number.NaN));
  const naive = lastCycle(past.values, baseline, horizon);
  return {
    index,
    time: addSteps(series.start, series.step, index),
    forecast,
    naive,
    actual,
    mae: mae(actual, forecast.point),
    naiveMae: mae(actual, naive),
    scale: seasonalScale(past.values, baseline),
  };
}

/** Seasonal naive on raw values: a missing value is looked up one more season back, then the last value stands in. */
function lastCycle(past: Float64Array, season: number, horizon: number): Float64Array {
  const last = past.findLast(v => Number.isFinite(v)) ?? Number.NaN;
  return Float64Array.from({ length: horizon }, (_, i) => {
    let t = past.length - season + (i % season);
    while (t >= 0 && !Number.isFinite(past[t]!)) t -= season;
    return t >= 0 ? past[t]! : last;
  });
}
