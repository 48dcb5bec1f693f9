// The forecast question: answered for one series (pure), or for all series of a metric as a run with a ledger.
import type { ModelName } from '@foresight/models';

export { type Agreeable, agree, type PastErrors } from './agree.ts';
export {
  forecastSeries,
  isRefusal,
  type SeriesForecast,
  type SeriesQuestion,
  type SeriesRefusal,
} from './forecast-series.ts';
export type { Breach, JointAnswer, JointQuestion } from './joint-answer.ts';
export { fullOptions, type QuestionDefaults, questionDefaults } from './question-defaults.ts';
export { runForecast } from './run-forecast.ts';
export type { ForecastPool, FullQuestion, RunDeps } from './run-slice.ts';

/** Where a question names none. */
export const DEFAULT_MODEL: ModelName = 'auto';

/** The module that worker threads load. */
export const FORECAST_WORKER = new URL('./forecast.worker.ts', import.meta.url);
