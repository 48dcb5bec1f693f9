// The forecast question: answered for one series (pure), or for all series of a metric as a run with a ledger.
export { forecastSeries, type SeriesForecast, type SeriesQuestion, type SeriesRefusal } from './forecast-series.ts';
export { type ForecastPool, type FullQuestion, type RunDeps, runForecast } from './run-forecast.ts';

/** The module that worker threads load. */
export const FORECAST_WORKER = new URL('./forecast.worker.ts', import.meta.url);
