// Scores, benchmarks and backtests.
export { type Backtest, type BacktestOptions, type BacktestOrigin, backtest, type LevelScore } from './backtest.ts';
export {
  coverage,
  mae,
  mape,
  mase,
  msis,
  owa,
  type PointScore,
  pinball,
  rmse,
  seasonalScale,
  smape,
  wape,
} from './metrics.ts';
export { naive2 } from './naive2.ts';
