// The default classifier out of fold on the Telco customers: what the gate tests and the bench prints.
import { auc, calibrationBins, calibrationError, type Fold, fitClassifier, logLoss } from '../src/classify/index.ts';
import { take, takeRows } from '../src/classify/take-rows.ts';
import { knownFolds } from './known-folds.ts';
import { readTelco } from './telco-data.ts';

export interface TelcoScore {
  readonly auc: number;
  readonly logLoss: number;
  /** Of ten bins of equal mass. */
  readonly calibrationError: number;
}

/** What others reached on split 1: LightGBM with 200 trees of 8 leaves, scikit-learn's logistic regression and forest, XGBoost. */
export const TELCO_ANCHORS = [
  ['LightGBM', 0.8456, 0.4152],
  ['logistic regression (scikit-learn)', 0.8439, 0.4185],
  ['random forest (scikit-learn)', 0.841, 0.4209],
  ['XGBoost', 0.8438, 0.417],
] as const;

/** @param split seed of the five folds */
export function telcoScore(split: number): TelcoScore {
  const { table, labels } = readTelco();
  const p = new Float64Array(table.rows);
  for (const fold of knownFolds(labels, 5, split)) {
    const told = telcoClassifier(fold).score(takeRows(table, fold.test)).p;
    fold.test.forEach((row, i) => {
      p[row] = told[i]!;
    });
  }
  return {
    auc: auc(p, labels),
    logLoss: logLoss(p, labels),
    calibrationError: calibrationError(calibrationBins(p, labels)),
  };
}

/** Default settings, learned from the training rows of a fold. */
export function telcoClassifier({ train }: Pick<Fold, 'train'>) {
  const { table, labels } = readTelco();
  return fitClassifier(takeRows(table, train), take(labels, train, new Uint8Array(train.length))).classifier;
}
