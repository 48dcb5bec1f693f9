// Rows like a company's customers, as many as one likes: numbers whose effect is curved, steep or joint, a tenth of them missing in
// some columns, and columns that mean nothing. The same seed gives the same rows.
import type { FeatureTable } from '@foresight/models/classify';

export interface BenchRows {
  readonly table: FeatureTable;
  readonly labels: Uint8Array;
}

const COLUMNS_WITH_GAPS = 5;

/** @param columns 10 or more; label 1 has a third to a half of the rows */
export function benchRows(rows: number, columns: number, seed: number): BenchRows {
  const next = uniform(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const values = Array.from({ length: columns }, () => Float64Array.from({ length: rows }, normal));
  const labels = Uint8Array.from({ length: rows }, (_, row) => {
    const odds = logOdds(values.map(column => column[row]!));
    return next() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
  });
  for (const column of values.slice(0, COLUMNS_WITH_GAPS)) {
    for (let row = 0; row < rows; row++) if (next() < 0.1) column[row] = Number.NaN;
  }
  const features = values.map((column, i) => ({ kind: 'numeric' as const, name: `x${i}`, values: column }));
  return { table: { rows, features }, labels };
}

function logOdds(x: readonly number[]): number {
  const joint = 0.6 * x[5]! * x[6]! + (x[7]! > 0.5 && x[8]! > 0 ? 1 : 0);
  return 0.8 * x[0]! + 0.5 * x[1]! - 0.6 * Math.abs(x[2]!) + Math.sin(2 * x[3]!) + 0.3 * x[4]! + joint + 0.2 * x[9]!;
}

/** Mulberry32: any even numbers do here. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
