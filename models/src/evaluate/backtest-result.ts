// What a backtest answers with.
import type { ModelName } from '../forecast/model.ts';
import type { LevelScore } from './level-score.ts';
import type { PairedTest } from './paired-test.ts';
import type { PointScores } from './point-scores.ts';
import type { BacktestOrigin } from './score-origin.ts';
import type { StepScore } from './step-score.ts';

export interface Backtest {
  readonly model: ModelName;
  readonly horizon: number;
  /** Season of seasonal naive and of the scale, in steps; 1 for none. */
  readonly baseline: number;
  /** Oldest first. */
  readonly origins: readonly BacktestOrigin[];
  /** 1 − MAE ÷ MAE of seasonal naive over the same origins; null when it cannot be told, then `reason` says why. */
  readonly skill: number | null;
  readonly mase: number | null;
  /** 0 to 200. */
  readonly smape: number | null;
  readonly scores: PointScores;
  /** One a level, in the order asked. */
  readonly coverage: readonly LevelScore[];
  /** One a step of the horizon; empty without a scored origin. */
  readonly steps: readonly StepScore[];
  /** Whether the skill may be chance: losses are the mean absolute errors. */
  readonly test: PairedTest;
  readonly reason: string | null;
}
