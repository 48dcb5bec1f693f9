// Sums of gradients by bin, the hot loop of every fit. First and second derivative are whole numbers in one double (h * 2^27 + g), so
// one addition sums both, all sums are exact, and a parent less one child is the other child to the last bit. Four columns stand in one
// word: a row is read once for all of them. Two rows a turn keep the processor's adders busy.
import type { PackedTable } from '../bins/index.ts';

/** Slots of a column, whatever its number of bins. */
export const SLOTS = 256;

/** Bits of the lower number. */
export const SHIFT = 2 ** 27;
export const UNSHIFT = 2 ** -27;

/** Slots of one table: `feature * 256 + bin`. Parts are views of four columns each. */
export interface Histogram {
  readonly sums: Float64Array;
  readonly parts: readonly Float64Array[];
}

export function emptyHistogram(groups: number): Histogram {
  const sums = new Float64Array(groups * 4 * SLOTS);
  const parts = Array.from({ length: groups }, (_, q) => sums.subarray(q * 4 * SLOTS, (q + 1) * 4 * SLOTS));
  return { sums, parts };
}

/**
 * Sums of the rows, from zero.
 * @param rows null: all rows of the table
 * @param gradients packed, in the order of `rows`
 * @param groups 1 for each group of four columns that is needed; the others keep what they held
 */
export function fillHistogram(
  { parts }: Histogram,
  { words }: PackedTable,
  rows: Int32Array | null,
  gradients: Float64Array,
  groups: Uint8Array,
): void {
  for (let q = 0; q < words.length; q++) {
    if (groups[q] === 0) continue;
    parts[q]!.fill(0);
    if (rows === null) addAll(parts[q]!, words[q]!, gradients);
    else addRows(parts[q]!, words[q]!, rows, gradients);
  }
}

/** `whole - part`, in the place of whole. */
export function subtract(whole: Histogram, part: Histogram, groups: Uint8Array): void {
  for (let q = 0; q < groups.length; q++) {
    if (groups[q] === 0) continue;
    const a = whole.parts[q]!;
    const b = part.parts[q]!;
    for (let i = 0; i < a.length; i++) a[i]! -= b[i]!;
  }
}

function addRows(sums: Float64Array, words: Int32Array, rows: Int32Array, gradients: Float64Array): void {
  const count = rows.length;
  const even = count & -2;
  let i = 0;
  for (; i < even; i += 2) {
    const x = words[rows[i]!]!;
    const y = words[rows[i + 1]!]!;
    const p = gradients[i]!;
    const q = gradients[i + 1]!;
    sums[x & 255]! += p;
    sums[256 | ((x >>> 8) & 255)]! += p;
    sums[512 | ((x >>> 16) & 255)]! += p;
    sums[768 | (x >>> 24)]! += p;
    sums[y & 255]! += q;
    sums[256 | ((y >>> 8) & 255)]! += q;
    sums[512 | ((y >>> 16) & 255)]! += q;
    sums[768 | (y >>> 24)]! += q;
  }
  if (i < count) addOne(sums, words[rows[i]!]!, gradients[i]!);
}

function addAll(sums: Float64Array, words: Int32Array, gradients: Float64Array): void {
  const count = words.length;
  const even = count & -2;
  let i = 0;
  for (; i < even; i += 2) {
    const x = words[i]!;
    const y = words[i + 1]!;
    const p = gradients[i]!;
    const q = gradients[i + 1]!;
    sums[x & 255]! += p;
    sums[256 | ((x >>> 8) & 255)]! += p;
    sums[512 | ((x >>> 16) & 255)]! += p;
    sums[768 | (x >>> 24)]! += p;
    sums[y & 255]! += q;
    sums[256 | ((y >>> 8) & 255)]! += q;
    sums[512 | ((y >>> 16) & 255)]! += q;
    sums[768 | (y >>> 24)]! += q;
  }
  if (i < count) addOne(sums, words[i]!, gradients[i]!);
}

function addOne(sums: Float64Array, x: number, p: number): void {
  sums[x & 255]! += p;
  sums[256 | ((x >>> 8) & 255)]! += p;
  sums[512 | ((x >>> 16) & 255)]! += p;
  sums[768 | (x >>> 24)]! += p;
}
