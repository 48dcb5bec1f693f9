// Folds by date: learn from what was known then, be judged on what came later. For rows of the same people at several dates.
import { type Fold, rowsWhere } from './fold.ts';

export interface TimeFold extends Fold {
  /** Date of the rows in `test`, epoch milliseconds. */
  readonly asOf: number;
}

export interface TimeFoldOptions {
  /** How many of the last dates are tested. Default: 3, fewer where there are not as many. */
  readonly folds?: number;
  /** Milliseconds after its date until the label of a row is known, e.g. the W days of "no event for W days". Default: 0. */
  readonly labelAfter?: number;
}

/**
 * One fold for each of the last dates, earliest first: it trains on rows whose label was known on that date.
 * @param asOf date of each row, epoch milliseconds
 * @throws {RangeError} when no date has a label known before it, with the dates
 */
export function timeFolds(asOf: Float64Array, options: TimeFoldOptions = {}): TimeFold[] {
  const { folds = 3, labelAfter = 0 } = options;
  if (!Number.isSafeInteger(folds) || folds < 1) throw new RangeError(`${folds} folds: needs a whole number from 1 on`);
  if (!(labelAfter >= 0)) throw new RangeError(`labels known ${labelAfter} ms after their date: needs 0 or more`);
  const bad = asOf.findIndex(date => !Number.isFinite(date));
  if (bad >= 0) throw new RangeError(`date ${asOf[bad]} of row ${bad} is no date`);
  const dates = [...new Set(asOf)].sort((a, b) => a - b);
  const known = (row: number, date: number) => asOf[row]! < date && asOf[row]! + labelAfter <= date;
  const tested = dates.filter(date => asOf.some((_, row) => known(row, date))).slice(-folds);
  if (tested.length === 0) throw new RangeError(noDate(dates, labelAfter));
  return tested.map(date => ({
    asOf: date,
    train: rowsWhere(asOf.length, row => known(row, date)),
    test: rowsWhere(asOf.length, row => asOf[row] === date),
  }));
}

function noDate(dates: readonly number[], labelAfter: number): string {
  const has = dates.length === 0 ? 'no date' : `dates ${dates.map(date => new Date(date).toISOString()).join(', ')}`;
  const apart =
    labelAfter > 0 ? ` at least ${labelAfter / 86_400_000} days apart, when the first one's labels are known` : '';
  return `validation on later dates needs two dates${apart}; has ${has}`;
}
