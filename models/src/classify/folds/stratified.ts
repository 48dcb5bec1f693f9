// Folds with the same share of positives each: for rows that do not know of one another.
import { randomNumbers } from '../../statistics/random.ts';
import type { Labels } from '../labels.ts';
import { type Fold, rowsWhere } from './fold.ts';

/**
 * Every row is tested once. The counts of each label differ by at most one between folds.
 * @param folds whole number, 2 or more
 * @param seed the same seed gives the same folds
 * @throws {RangeError} when a label has fewer rows than there are folds
 */
export function stratifiedFolds(labels: Labels, folds: number, seed = 1): Fold[] {
  if (!Number.isSafeInteger(folds) || folds < 2) throw new RangeError(`${folds} folds: needs a whole number from 2 on`);
  const next = randomNumbers(seed);
  const foldOf = new Int32Array(labels.length);
  for (const label of [0, 1]) {
    const rows = rowsWhere(labels.length, row => labels[row] === label);
    if (rows.length < folds)
      throw new RangeError(`${folds} folds need ${folds} rows of label ${label}, has ${rows.length}`);
    // The second label is dealt from the other end, so that folds differ by one row, not two.
    shuffle(rows, next).forEach((row, i) => {
      foldOf[row] = label === 0 ? i % folds : folds - 1 - (i % folds);
    });
  }
  return Array.from({ length: folds }, (_, fold) => ({
    train: rowsWhere(labels.length, row => foldOf[row] !== fold),
    test: rowsWhere(labels.length, row => foldOf[row] === fold),
  }));
}

/** In place (Fisher and Yates, as by Durstenfeld 1964). */
function shuffle(rows: Int32Array, next: () => number): Int32Array {
  for (let i = rows.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    const kept = rows[i]!;
    rows[i] = rows[j]!;
    rows[j] = kept;
  }
  return rows;
}
