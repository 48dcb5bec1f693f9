// The backtest question: how methods would have done on a series at past origins, and totals over series. No database.

export { type BacktestPool, backtestAll, type NamedQuestion } from './backtest-all.ts';
export { type BacktestQuestion, backtestSeries } from './backtest-series.ts';
export { totalsOf } from './backtest-totals.ts';

/** The module that worker threads load. */
export const BACKTEST_WORKER = new URL('./backtest.worker.ts', import.meta.url);
