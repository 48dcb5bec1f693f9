// Entry of the worker threads that backtest: one series and method in, one result out.
import { loadModel } from '@foresight/models';
import type { SeriesRefusal } from '../forecast/index.ts';
import { type BacktestQuestion, backtestSeries, type SeriesBacktest } from './backtest-series.ts';

/** @throws {ModelLoadFailed} when the library of the method cannot be imported */
export default async function work(question: BacktestQuestion): Promise<SeriesBacktest | SeriesRefusal> {
  await loadModel(question.model);
  return backtestSeries(question);
}
