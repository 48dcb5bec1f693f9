// Scores, benchmarks and backtests.
export { type BacktestOptions, backtest } from './backtest.ts';
export { backtestOrigins, type OriginPlan, type OriginQuestion } from './backtest-origins.ts';
export type { Backtest } from './backtest-result.ts';
export { type BandHeld, bandHeld, type IssuedTruths } from './band-held.ts';
export type { LevelScore } from './level-score.ts';
export {
  bias,
  coverage,
  intervalScore,
  mae,
  mape,
  mase,
  msis,
  owa,
  type PointScore,
  pinball,
  rmse,
  type ScoredBand,
  seasonalScale,
  smape,
  wape,
} from './metrics.ts';
export {
  NAB_PROFILES,
  type NabParts,
  type NabProfile,
  type NabWindow,
  nabIgnored,
  nabParts,
  nabScore,
} from './nab.ts';
export { naive2 } from './naive2.ts';
export { type PairedLoss, type PairedTest, pairedTest } from './paired-test.ts';
export { owaOrNull, type PointScores } from './point-scores.ts';
export type { BacktestOrigin } from './score-origin.ts';
export type { StepScore } from './step-score.ts';
export { pText, type Verdict } from './verdict-text.ts';
