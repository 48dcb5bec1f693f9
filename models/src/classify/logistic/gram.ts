// Weighted sums of products of columns: where Newton's method spends its time.
import { spacedRows, take } from '../take-rows.ts';

/** Most rows that go into the curvature; slopes always come from all of them. */
const MOST_ROWS = 20_000;

/** Evenly spaced rows that stand for all: at most 20,000. */
export const curvatureRows = (rows: number): Int32Array => spacedRows(rows, MOST_ROWS);

/**
 * Σ weight · x_j · x_k for each pair of columns, the first of which is the constant 1.
 * @param columns without the constant
 * @param weights one a row, 0 or more
 * @param rows which rows count; the sums are scaled up to all
 * @returns (columns + 1)², row-major, symmetric
 */
export function weightedGram(columns: readonly Float64Array[], weights: Float64Array, rows: Int32Array): Float64Array {
  const wide = columns.length + 1;
  const roots = take(weights, rows, new Float64Array(rows.length)).map(Math.sqrt);
  const scaled = [roots, ...columns.map(column => scaledRows(column, rows, roots))];
  const gram = new Float64Array(wide * wide);
  const factor = weights.length / rows.length;
  for (let j = 0; j < wide; j++) {
    for (let k = 0; k <= j; k++) {
      gram[j * wide + k] = factor * dot(scaled[j]!, scaled[k]!);
      gram[k * wide + j] = gram[j * wide + k]!;
    }
  }
  return gram;
}

function scaledRows(column: Float64Array, rows: Int32Array, by: Float64Array): Float64Array {
  const scaled = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) scaled[i] = column[rows[i]!]! * by[i]!;
  return scaled;
}

/** Σ a · b in four running sums: the processor adds them side by side. */
export function dot(a: Float64Array, b: Float64Array): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const even = a.length & -4;
  for (let i = 0; i < even; i += 4) {
    s0 += a[i]! * b[i]!;
    s1 += a[i + 1]! * b[i + 1]!;
    s2 += a[i + 2]! * b[i + 2]!;
    s3 += a[i + 3]! * b[i + 3]!;
  }
  for (let i = even; i < a.length; i++) s0 += a[i]! * b[i]!;
  return s0 + s1 + (s2 + s3);
}
