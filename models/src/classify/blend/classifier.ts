// The default classifier, fitted: boosting and logistic regression, mixed in log-odds and calibrated where that pays.
import type { AbsentColumns } from '../bins/index.ts';
import { calibrated } from '../calibrate/index.ts';
import type { FeatureTable } from '../features.ts';
import { probabilities } from '../log-odds.ts';
import { logisticLogOdds } from '../logistic/index.ts';
import { alignTable } from '../schema.ts';
import { type ClassifierJson, FORMAT } from './classifier-json.ts';
import { type Explained, explain } from './explain.ts';
import { type Interval, intervals } from './interval.ts';
import type { ClassifierParts } from './parts.ts';
import { standardErrors } from './spread.ts';
import { mixed } from './weight.ts';

export interface ScoreOptions {
  /** Share of the true probabilities that the intervals should hold, strictly between 0 and 1. Default: 0.9. */
  readonly level?: number;
  /** A column of training that the table lacks: refuse, or take it as missing in every row and say so. Default: 'refuse'. */
  readonly absent?: AbsentColumns;
}

/** A number a row in each array. */
export interface Scores extends Interval {
  /** Probability of label 1. */
  readonly p: Float64Array;
  /** What was missing in the table, in words; empty when nothing was. */
  readonly notes: readonly string[];
}

export class Classifier {
  readonly parts: ClassifierParts;

  /** Made by `fitClassifier` and `classifierFromJSON`. */
  constructor(parts: ClassifierParts) {
    this.parts = parts;
  }

  /**
   * Probabilities with intervals. Columns and categories are found by name.
   * @throws {ColumnsAbsent}, {TableMismatch} when columns are not those of training; {RangeError} for a broken table or level
   */
  score(table: FeatureTable, { level = 0.9, absent = 'refuse' }: ScoreOptions = {}): Scores {
    const { schema, weight, logistic, spread, calibration } = this.parts;
    const aligned = alignTable(schema, table, absent);
    const smooth = logisticLogOdds(logistic, aligned.table);
    const trees = this.parts.boosting?.predict(aligned.table) ?? smooth;
    const errors = standardErrors(spread, logistic, aligned.table, trees, smooth);
    const logOdds = mixed(trees, smooth, weight).map(value => calibrated(calibration, value));
    const bounds = intervals(
      logOdds,
      errors.map(error => error * calibration.slope),
      level,
    );
    return { p: probabilities(logOdds), ...bounds, notes: aligned.notes };
  }

  /**
   * Why each row has its probability: what each column adds, in log-odds and in percentage points.
   * @throws as `score`
   */
  explain(table: FeatureTable, { absent = 'refuse' }: Pick<ScoreOptions, 'absent'> = {}): Explained {
    const aligned = alignTable(this.parts.schema, table, absent);
    return { ...explain(this.parts, aligned.table), notes: aligned.notes };
  }

  /** Plain JSON that `classifierFromJSON` turns back to the same bits. */
  toJSON(): ClassifierJson {
    const { boosting, ...rest } = this.parts;
    return { kind: 'classifier', format: FORMAT, ...rest, boosting: boosting?.toJSON() ?? null };
  }
}
