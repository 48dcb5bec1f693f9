// Linear regression that large errors do not bend.

import { solveNormal } from '../../../statistics/cholesky.ts';
import { median, NORMAL_PER_MEDIAN } from '../../../statistics/median.ts';
import { scratch } from '../../../statistics/scratch.ts';
import { weightedGram } from './gram.ts';

const REWEIGHTINGS = 3;
/** Enough when the start comes from nearly the same rows. */
const REWEIGHTINGS_NEAR = 2;
const TINY = 1e-12;
const errorsOf = scratch();
const sizesOf = scratch();

/**
 * Least squares, then reweighted least squares with Huber's weights, cut-off one robust standard deviation (Huber 1964).
 * @param columns one array a coefficient, all of the length of `target`
 * @param near coefficients to start from instead of plain least squares
 * @returns null when the numbers are not finite
 */
export function huberFit(
  columns: readonly Float64Array[],
  target: Float64Array,
  near?: Float64Array,
): Float64Array | null {
  const all = [...columns, target];
  let best = near ?? solveNormal(weightedGram(all, null), columns.length);
  const errors = errorsOf(target.length);
  const sizes = sizesOf(target.length);
  for (let k = near === undefined ? 0 : REWEIGHTINGS - REWEIGHTINGS_NEAR; k < REWEIGHTINGS && best !== null; k++) {
    absoluteErrors(columns, target, best, errors);
    sizes.set(errors);
    const sigma = NORMAL_PER_MEDIAN * median(sizes) + TINY;
    for (let t = 0; t < errors.length; t++) errors[t] = errors[t]! > sigma ? sigma / errors[t]! : 1;
    best = solveNormal(weightedGram(all, errors), columns.length);
  }
  return best;
}

/** |target − Σ weight · column|, four columns at a time: each pass over the rows costs as much as the products. */
function absoluteErrors(
  columns: readonly Float64Array[],
  target: Float64Array,
  weights: Float64Array,
  out: Float64Array,
): void {
  const rows = out.length;
  out.set(target);
  let k = 0;
  for (; k + 3 < columns.length; k += 4) {
    const [a, b, c, d] = [columns[k]!, columns[k + 1]!, columns[k + 2]!, columns[k + 3]!];
    const [p, q, r, s] = [weights[k]!, weights[k + 1]!, weights[k + 2]!, weights[k + 3]!];
    for (let t = 0; t < rows; t++) out[t]! -= p * a[t]! + q * b[t]! + r * c[t]! + s * d[t]!;
  }
  for (; k < columns.length; k++) {
    const column = columns[k]!;
    const weight = weights[k]!;
    for (let t = 0; t < rows; t++) out[t]! -= weight * column[t]!;
  }
  for (let t = 0; t < rows; t++) out[t] = Math.abs(out[t]!);
}
