// Linear regression that large errors do not bend.
import { median } from '../../../statistics/median.ts';
import { solveNormal } from './cholesky.ts';
import { weightedGram } from './gram.ts';

const REWEIGHTINGS = 3;
/** With a start from nearly the same rows. */
const REWEIGHTINGS_NEAR = 2;
/** Ratio of standard deviation to median absolute deviation of a normal variable. */
const NORMAL_PER_MEDIAN = 1.4826;
const TINY = 1e-12;

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
  const errors = new Float64Array(target.length);
  const sizes = new Float64Array(target.length);
  for (let k = near === undefined ? 0 : REWEIGHTINGS - REWEIGHTINGS_NEAR; k < REWEIGHTINGS && best !== null; k++) {
    absoluteErrors(columns, target, best, errors);
    sizes.set(errors);
    const sigma = NORMAL_PER_MEDIAN * median(sizes) + TINY;
    for (let t = 0; t < errors.length; t++) errors[t] = errors[t]! > sigma ? sigma / errors[t]! : 1;
    best = solveNormal(weightedGram(all, errors), columns.length);
  }
  return best;
}

function absoluteErrors(
  columns: readonly Float64Array[],
  target: Float64Array,
  weights: Float64Array,
  out: Float64Array,
): void {
  out.set(target);
  for (let k = 0; k < columns.length; k++) {
    const column = columns[k]!;
    const weight = weights[k]!;
    for (let t = 0; t < out.length; t++) out[t]! -= weight * column[t]!;
  }
  for (let t = 0; t < out.length; t++) out[t] = Math.abs(out[t]!);
}
