// How unsure a log-odds is: what other training rows would have made of it, and how far the two parts disagree.
import { factorNormal } from '../../statistics/cholesky.ts';
import type { FeatureTable } from '../features.ts';
import { sigmoid } from '../log-odds.ts';
import {
  curvatureRows,
  DEFAULT_PENALTY,
  type Logistic,
  logisticLogOdds,
  MOST_ROWS,
  standardTerms,
  weightedGram,
} from '../logistic/index.ts';
import { eachRowBlock, takeRows } from '../take-rows.ts';

/**
 * Cholesky factor of the penalised information of the logistic regression, constant first: lower triangle, row by row. The variance of a
 * row's log-odds is the squared length of factor⁻¹ · (1, terms).
 */
export type Spread = readonly number[];

/** Digits that are kept of it. */
const DIGITS = 8;
/**
 * What neither of the two sees, as a factor. Measured on rows with known chances (Telco's columns with smooth and rough truths, lines and
 * corners, 500 to 3,500 rows): intervals of 90 % held 92 % on average, 91 to 99 % of smooth truths, 74 to 98 % of those with corners.
 */
const WIDENED = 1.15;

export function fitSpread(logistic: Logistic, table: FeatureTable): Spread {
  const some = takeRows(table, curvatureRows(table.rows));
  const terms = standardTerms(logistic, some);
  const weights = logisticLogOdds(logistic, some).map(value => sigmoid(value) * sigmoid(-value));
  const information = weightedGram(terms, weights, curvatureRows(some.rows));
  const learnedFrom = Math.min(table.rows, MOST_ROWS) / some.rows;
  const size = terms.length + 1;
  for (let at = 0; at < information.length; at++) information[at]! *= learnedFrom;
  for (let j = 1; j < size; j++) information[j * size + j]! += DEFAULT_PENALTY.l2;
  const factor = factorNormal(information, size);
  if (!factor) throw new Error(`the information of ${terms.length} terms has no Cholesky factor`);
  const triangle = Array.from({ length: size }, (_, j) => [...factor.subarray(j * size, j * size + j + 1)]);
  return triangle.flat().map(value => Number(value.toPrecision(DIGITS)));
}

/**
 * Standard error of the log-odds of each row: 1.15 · √(variance of the logistic regression + squared distance of the two parts). The
 * first alone holds where the truth is smooth; the second widens where one part sees what the other cannot.
 * @param boosting, @param logistic log-odds of the parts; for a classifier without boosting both are those of the logistic regression
 */
export function standardErrors(
  spread: Spread,
  model: Logistic,
  table: FeatureTable,
  boosting: Float64Array,
  logistic: Float64Array,
): Float64Array {
  const errors = new Float64Array(table.rows);
  eachRowBlock(table, (block, from) => {
    const terms = standardTerms(model, block);
    const solved = new Float64Array(terms.length + 1);
    for (let i = 0; i < block.rows; i++) {
      const apart = boosting[from + i]! - logistic[from + i]!;
      errors[from + i] = WIDENED * Math.sqrt(squaredLength(spread, terms, i, solved) + apart ** 2);
    }
  });
  return errors;
}

/** |factor⁻¹ · (1, terms of the row)|², by forward substitution. */
function squaredLength(spread: Spread, terms: readonly Float64Array[], row: number, solved: Float64Array): number {
  let [sum, at] = [0, 0];
  for (let j = 0; j < solved.length; j++) {
    let value = j === 0 ? 1 : terms[j - 1]![row]!;
    for (let k = 0; k < j; k++) value -= spread[at++]! * solved[k]!;
    value /= spread[at++]!;
    solved[j] = value;
    sum += value * value;
  }
  return sum;
}
