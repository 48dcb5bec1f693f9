// What is to be learned, and what each row counts, before a fit believes it.
import type { FeatureTable } from '../features.ts';
import { MOST_ROWS } from '../trees/index.ts';
import type { Settings } from './options.ts';

/** There is nothing that a model could tell apart. */
export class NothingToLearn extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'NothingToLearn';
  }
}

/**
 * @param what how errors call the rows
 * @throws {RangeError} for labels or weights of another length or value, with row and value
 */
export function checkTarget(
  what: string,
  { rows }: FeatureTable,
  y: ArrayLike<number>,
  weights: Float64Array | null,
  loss: Settings['loss'],
): void {
  if (rows > MOST_ROWS) throw new RangeError(`${what}: ${rows} rows; at most ${MOST_ROWS} fit: take a sample`);
  if (y.length !== rows) throw new RangeError(`${what}: ${y.length} labels for ${rows} rows`);
  const fits = loss === 'log' ? (v: number) => v === 0 || v === 1 : Number.isFinite;
  for (let row = 0; row < rows; row++) {
    if (fits(y[row]!)) continue;
    const rule = loss === 'log' ? "0 or 1 for the loss 'log'" : 'a finite number';
    throw new RangeError(`${what}: label ${y[row]} in row ${row}: it must be ${rule}`);
  }
  if (weights !== null) checkWeights(what, rows, weights);
}

function checkWeights(what: string, rows: number, weights: Float64Array): void {
  if (weights.length !== rows) throw new RangeError(`${what}: ${weights.length} weights for ${rows} rows`);
  const row = weights.findIndex(weight => !(weight >= 0 && Number.isFinite(weight)));
  if (row >= 0) throw new RangeError(`${what}: weight ${weights[row]} in row ${row}: it must be 0 or more`);
  if (weights.every(weight => weight === 0)) throw new RangeError(`${what}: all ${rows} weights are 0`);
}

/** @throws {NothingToLearn} when rows that count have one class only */
export function checkClasses(y: ArrayLike<number>, weights: Float64Array | null): void {
  let [ones, rows] = [0, 0];
  for (let row = 0; row < y.length; row++) {
    if (weights !== null && weights[row] === 0) continue;
    ones += y[row]!;
    rows++;
  }
  if (ones > 0 && ones < rows) return;
  throw new NothingToLearn(
    `the label has one class: ${ones} of ${rows} rows are 1. Both are needed: look at more people or at another time`,
  );
}
