// Sums of gradients by bin, the hot loop of every fit. First and second derivative are whole numbers in one double (h * 2^27 + g), so
// one addition sums both, all sums are exact, and a parent less one child is the other child to the last bit. Four columns stand in one
// word: a row is read once for all of them. Two rows a turn keep the processor's adders busy.
import type { PackedTable } from '../bins/index.ts';

/** Slots of a column, whatever its number of bins. */
export const SLOTS = 256;

/** What h is multiplied with in a packed sum. */
export const SHIFT = 2 ** 27;
const UNSHIFT = 2 ** -27;
/** Adding and taking it off rounds a number below 2^31 to a whole one: quicker than a conversion. */
const ROUND = 1.5 * 2 ** 52;

/** The h of a packed sum; the rest of the sum is g, since |g| is at most 2^26. */
export const hOf = (sum: number): number => sum * UNSHIFT + ROUND - ROUND;

/** Rows that go into all columns before the next ones: their gradients stay in the processor's first cache meanwhile. */
const BLOCK = 2048;

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
  const count = rows?.length ?? gradients.length;
  for (let q = 0; q < words.length; q++) if (groups[q] === 1) parts[q]!.fill(0);
  for (let from = 0; from < count; from += BLOCK) {
    const to = Math.min(count, from + BLOCK);
    for (let q = 0; q < words.length; q++) {
      if (groups[q] === 0) continue;
      if (rows === null) addAll(parts[q]!, words[q]!, gradients, from, to);
      else addRows(parts[q]!, words[q]!, rows, gradients, from, to);
    }
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

function addRows(
  sums: Float64Array,
  words: Int32Array,
  rows: Int32Array,
  gradients: Float64Array,
  from: number,
  to: number,
): void {
  const even = from + ((to - from) & -2);
  let i = from;
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
  if (i < to) addOne(sums, words[rows[i]!]!, gradients[i]!);
}

function addAll(sums: Float64Array, words: Int32Array, gradients: Float64Array, from: number, to: number): void {
  const even = from + ((to - from) & -2);
  let i = from;
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
  if (i < to) addOne(sums, words[i]!, gradients[i]!);
}

function addOne(sums: Float64Array, x: number, p: number): void {
  sums[x & 255]! += p;
  sums[256 | ((x >>> 8) & 255)]! += p;
  sums[512 | ((x >>> 16) & 255)]! += p;
  sums[768 | (x >>> 24)]! += p;
}
