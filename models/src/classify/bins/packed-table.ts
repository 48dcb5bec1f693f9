// Rows as bins, four columns to a 32-bit word: what histograms, trees and explanations read.

export interface PackedTable {
  readonly rows: number;
  readonly features: number;
  /** A word a row for each group of four columns; byte k (little endian) is the bin of column 4q+k. */
  readonly words: readonly Int32Array[];
  /** The same memory byte by byte: the bin of a column in a row is at `byteOffset(…) + 4 * row`. */
  readonly bytes: Uint8Array;
}

/** Where a column of a packed table starts in its bytes. */
export const byteOffset = (feature: number, rows: number): number => (feature >> 2) * rows * 4 + (feature & 3);

export function emptyPacked(rows: number, features: number): PackedTable {
  const groups = Math.ceil(features / 4);
  const all = new Int32Array(rows * groups);
  const words = Array.from({ length: groups }, (_, q) => all.subarray(q * rows, (q + 1) * rows));
  return { rows, features, words, bytes: new Uint8Array(all.buffer) };
}
