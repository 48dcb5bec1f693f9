// Entry of the worker threads that forecast: one series in, one answer out.
import { loadModel, ModelLoadFailed } from '@foresight/models';
import { forecastSeries, type SeriesForecast, type SeriesQuestion, type SeriesRefusal } from './forecast-series.ts';

/** The library of a model is loaded once a thread; one that cannot be is a refusal that says what to do. */
export default async function work(question: SeriesQuestion): Promise<SeriesForecast | SeriesRefusal> {
  try {
    await loadModel(question.model);
  } catch (error) {
    if (error instanceof ModelLoadFailed) return { ok: false, reason: error.message };
    throw error;
  }
  return forecastSeries(question);
}
