// First and second derivatives of the loss as whole numbers, two to a double.
import { SHIFT } from './histogram.ts';

/** All sums of a table stay below 2^26, so that both halves fit a double. */
const LARGEST_SUM = 2 ** 26;

/** Rows at which rounding to whole numbers leaves too few levels. */
export const MOST_ROWS = 2 ** 25;

export interface Gradients {
  /** First and second derivative a row of the table. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** `h * 2^27 + g` a row, both whole. */
  readonly packed: Float64Array;
  /** Whole units of one: `g ≈ first * firstScale`. */
  firstScale: number;
  secondScale: number;
  /** Sums of g and of h over the rows packed. */
  sumG: number;
  sumH: number;
}

export function emptyGradients(rows: number): Gradients {
  return {
    first: new Float64Array(rows),
    second: new Float64Array(rows),
    packed: new Float64Array(rows),
    firstScale: 1,
    secondScale: 1,
    sumG: 0,
    sumH: 0,
  };
}

/**
 * Packs the rows listed, rounded up or down by chance so that sums are right in the mean.
 * @param rows null: all
 * @param state of the chance, a 32-bit number
 */
export function packGradients(gradients: Gradients, rows: Int32Array | null, state: number): void {
  scaleTo(gradients, rows, LARGEST_SUM);
  const { first, second, packed, firstScale, secondScale } = gradients;
  const count = rows === null ? packed.length : rows.length;
  let sumG = 0;
  let sumH = 0;
  let chance = state | 0;
  for (let i = 0; i < count; i++) {
    const row = rows === null ? i : rows[i]!;
    // A linear congruential step (Numerical Recipes): cheap, and only the rounding hangs on it.
    chance = (Math.imul(chance, 1664525) + 1013904223) | 0;
    const u = (chance >>> 0) * 2 ** -32;
    const g = Math.floor(first[row]! * firstScale + u);
    const h = Math.floor(second[row]! * secondScale + 1 - u);
    packed[row] = h * SHIFT + g;
    sumG += g;
    sumH += h;
  }
  gradients.sumG = sumG;
  gradients.sumH = sumH;
}

function scaleTo(gradients: Gradients, rows: Int32Array | null, largest: number): void {
  const { first, second } = gradients;
  const count = rows === null ? first.length : rows.length;
  let sumFirst = 0;
  let sumSecond = 0;
  for (let i = 0; i < count; i++) {
    const row = rows === null ? i : rows[i]!;
    sumFirst += Math.abs(first[row]!);
    sumSecond += second[row]!;
  }
  // Each of the rows may round up by one.
  const room = largest - count - 1;
  gradients.firstScale = sumFirst > 0 ? room / sumFirst : 1;
  gradients.secondScale = sumSecond > 0 ? room / sumSecond : 1;
}
