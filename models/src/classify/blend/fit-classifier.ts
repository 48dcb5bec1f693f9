// Fits the default classifier: everything that can be chosen is chosen on rows that the parts did not see.
import { calibrated, chooseCalibration } from '../calibrate/index.ts';
import { checkTable } from '../check-table.ts';
import type { FeatureTable } from '../features.ts';
import { type Fold, stratifiedFolds } from '../folds/index.ts';
import { countPositives, type Labels } from '../labels.ts';
import { probabilities } from '../log-odds.ts';
import { fitLogistic } from '../logistic/index.ts';
import { schemaOf } from '../schema.ts';
import type { Rival } from '../scores/index.ts';
import { checkLabels } from './check-labels.ts';
import { Classifier } from './classifier.ts';
import { crossValidate } from './cross-validate.ts';
import { oneColumn } from './one-column.ts';
import { type ClassifierOptions, checkFolds, DEFAULT_FOLDS, MOST_TREES } from './options.ts';
import { fitSeeds } from './seeds.ts';
import { fitSpread } from './spread.ts';
import { chooseWeight, mixed } from './weight.ts';

/** Probabilities of rows from models that did not see them. */
export interface OutOfFold {
  /** Row numbers of the training table. */
  readonly rows: Int32Array;
  readonly labels: Labels;
  readonly p: Float64Array;
  /** What the columns of `against` alone say of the same rows. */
  readonly rivals: readonly Rival[];
}

export interface FittedClassifier {
  readonly classifier: Classifier;
  /** For quality and profit. Trees, weight and calibration were chosen on them, which flatters them a little. */
  readonly outOfFold: OutOfFold;
}

/** Above this many rows two of the five folds say enough. */
const MANY_ROWS = 20_000;
const FOLDS_OF_MANY = 2;

/**
 * Learns from typed columns, missing values included. The same table, labels and options give the same bytes.
 * @param y one a row: 1 for the rows to be predicted, 0 for the others
 * @throws {TooFewRows} with fewer than 20 rows of a label; {NothingToLearn} when no column varies; {RangeError} for anything else that is
 * wrong with table, labels or options, with the number that is
 */
export function fitClassifier(
  table: FeatureTable,
  y: ArrayLike<number>,
  options: ClassifierOptions = {},
): FittedClassifier {
  checkTable(table);
  const { seed = 1, mostTrees = MOST_TREES, against = [] } = options;
  const labels = checkLabels(y, table.rows, options);
  const folds = options.folds ?? defaultFolds(labels, seed);
  checkFolds(folds, table.rows);
  const rivals = against.map(name => oneColumn(table, labels, folds, name));
  const cv = crossValidate(table, labels, folds, mostTrees, seed);
  const weight = chooseWeight(cv.boosting, cv.logistic, cv.labels);
  const logOdds = mixed(cv.boosting, cv.logistic, weight);
  const calibration = chooseCalibration(logOdds, cv.labels, seed);
  const logistic = fitLogistic(table, labels);
  const classifier = new Classifier({
    schema: schemaOf(table),
    rows: table.rows,
    positives: countPositives(labels),
    trees: cv.trees,
    weight,
    boosting: weight > 0 ? fitSeeds(table, labels, cv.trees, seed) : null,
    logistic,
    calibration,
    spread: fitSpread(logistic, table),
  });
  const p = probabilities(logOdds.map(value => calibrated(calibration, value)));
  return { classifier, outOfFold: { rows: cv.rows, labels: cv.labels, p, rivals } };
}

function defaultFolds(labels: Labels, seed: number): Fold[] {
  const folds = stratifiedFolds(labels, DEFAULT_FOLDS, seed);
  return labels.length > MANY_ROWS ? folds.slice(0, FOLDS_OF_MANY) : folds;
}
