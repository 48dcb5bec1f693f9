// Some rows of a table: listed, evenly spaced, or block by block.
import type { Feature, FeatureTable } from './features.ts';

/** @param rows row numbers of `table`; may repeat */
export function takeRows(table: FeatureTable, rows: Int32Array): FeatureTable {
  return { rows: rows.length, features: table.features.map(feature => takeValues(feature, rows)) };
}

function takeValues(feature: Feature, rows: Int32Array): Feature {
  return feature.kind === 'numeric'
    ? { ...feature, values: take(feature.values, rows, new Float64Array(rows.length)) }
    : { ...feature, codes: take(feature.codes, rows, new Int32Array(rows.length)) };
}

/** `into[i] = from[rows[i]]`. */
export function take<T extends Float64Array | Int32Array | Uint8Array>(from: T, rows: Int32Array, into: T): T {
  for (let i = 0; i < rows.length; i++) into[i] = from[rows[i]!]!;
  return into;
}

/** At most `most` row numbers of 0 to rows - 1, evenly spaced: all of them where they are no more. */
export function spacedRows(rows: number, most: number): Int32Array {
  const taken = Math.min(rows, most);
  return Int32Array.from({ length: taken }, (_, i) => Math.floor((i * rows) / taken));
}

/** Rows at once: what is made of them stays small however long the table is. */
const BLOCK = 4096;

/** Calls `each` with the rows `from` and on, until all rows of the table were there. The blocks share the table's memory. */
export function eachRowBlock(table: FeatureTable, each: (block: FeatureTable, from: number) => void): void {
  for (let from = 0; from < table.rows; from += BLOCK) {
    const to = Math.min(table.rows, from + BLOCK);
    const features = table.features.map(feature =>
      feature.kind === 'numeric'
        ? { ...feature, values: feature.values.subarray(from, to) }
        : { ...feature, codes: feature.codes.subarray(from, to) },
    );
    each({ rows: to - from, features }, from);
  }
}
