// Columns put into their bins.
import type { CategoryFeature, Feature, NumericFeature } from '../features.ts';
import { type CategoryBins, type FeatureBins, type NumericBins, valueBins } from './feature-bins.ts';
import { byteOffset, emptyPacked, type PackedTable } from './packed-table.ts';

/**
 * Rows `from` to `to` in bins.
 * @param columns one a member of `bins` and of its kind; null where every row is missing
 */
export function encode(
  bins: readonly FeatureBins[],
  columns: readonly (Feature | null)[],
  from: number,
  to: number,
): PackedTable {
  const packed = emptyPacked(to - from, bins.length);
  bins.forEach((bin, feature) => {
    const column = columns[feature]!;
    const target = packed.bytes.subarray(byteOffset(feature, packed.rows));
    if (column === null) fill(target, to - from, valueBins(bin));
    else if (bin.kind === 'numeric') encodeNumeric(bin, column as NumericFeature, from, to, target);
    else encodeCategory(bin, column as CategoryFeature, from, to, target);
  });
  return packed;
}

function fill(target: Uint8Array, rows: number, bin: number): void {
  for (let row = 0; row < rows; row++) target[row * 4] = bin;
}

function encodeNumeric(
  { bounds }: NumericBins,
  { values }: NumericFeature,
  from: number,
  to: number,
  target: Uint8Array,
): void {
  const last = bounds.length - 1;
  for (let row = from; row < to; row++) {
    const value = values[row]!;
    let low = 0;
    let high = last;
    // The first bin whose bound is not below the value.
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value <= bounds[middle]!) high = middle;
      else low = middle + 1;
    }
    target[(row - from) * 4] = Number.isNaN(value) ? last + 1 : low;
  }
}

function encodeCategory(
  { names }: CategoryBins,
  column: CategoryFeature,
  from: number,
  to: number,
  target: Uint8Array,
): void {
  const missing = names.length;
  const binOf = new Map(names.map((name, bin) => [name, bin]));
  const ofCode = Uint8Array.from(column.names, name => binOf.get(name) ?? missing);
  for (let row = from; row < to; row++) {
    const code = column.codes[row]!;
    target[(row - from) * 4] = code < 0 ? missing : ofCode[code]!;
  }
}
