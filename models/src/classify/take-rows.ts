// Some rows of a table, in a given order.
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
