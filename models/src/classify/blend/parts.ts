// What a fitted classifier is made of.
import type { Boosting } from '../boosting/index.ts';
import type { Calibration } from '../calibrate/index.ts';
import type { Logistic } from '../logistic/index.ts';
import type { ColumnSchema } from '../schema.ts';
import type { Spread } from './spread.ts';

/** All that a fitted classifier knows. */
export interface ClassifierParts {
  readonly schema: readonly ColumnSchema[];
  /** It learned from so many rows, of which so many had label 1. */
  readonly rows: number;
  readonly positives: number;
  /** Trees of one boosting; three are averaged. */
  readonly trees: number;
  /** Share of the boosting in the log-odds, 0 to 1. */
  readonly weight: number;
  /** Null where the weight is 0. */
  readonly boosting: Boosting | null;
  readonly logistic: Logistic;
  readonly calibration: Calibration;
  readonly spread: Spread;
}
