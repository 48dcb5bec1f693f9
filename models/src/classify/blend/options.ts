// What the default classifier can be told.
import type { Fold } from '../folds/index.ts';
import type { LabelWords } from './check-labels.ts';

export interface ClassifierOptions extends LabelWords {
  /** Whole number: the same seed and data give the same bytes. Default: 1. */
  readonly seed?: number;
  /**
   * How many trees, how much of each part and whether to calibrate is chosen on the test rows of these folds; each row is tested once at
   * most. Default: five stratified ones. For rows of the same people at several dates give `timeFolds`.
   */
  readonly folds?: readonly Fold[];
  /** Columns that the classifier is compared with, each alone, e.g. recency. Default: none. */
  readonly against?: readonly string[];
  /** Most trees of the boosting. Default: 2000. */
  readonly mostTrees?: number;
}

export const DEFAULT_FOLDS = 5;
export const MOST_TREES = 2000;

/** @throws {RangeError} for folds that no choice can be made on */
export function checkFolds(folds: readonly Fold[], rows: number): void {
  if (folds.length === 0) throw new RangeError('0 inner folds: needs at least 1');
  const tested = new Uint8Array(rows);
  folds.forEach(({ train, test }, k) => {
    const trained = new Uint8Array(rows);
    for (const row of train) mark(trained, row, k);
    for (const row of test) {
      if (trained[row]) throw new RangeError(`inner fold ${k}: row ${row} is both learned from and tested`);
      mark(tested, row, k);
    }
  });
}

function mark(seen: Uint8Array, row: number, fold: number): void {
  if (seen[row] === undefined) throw new RangeError(`inner fold ${fold}: row ${row} of a table of ${seen.length} rows`);
  if (seen[row] === 1) throw new RangeError(`inner fold ${fold}: row ${row} is there twice`);
  seen[row] = 1;
}
