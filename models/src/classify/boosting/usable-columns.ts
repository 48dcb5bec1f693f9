// Columns that can tell rows apart: those with more than one bin in use.
import { byteOffset, type FeatureBins, type PackedTable } from '../bins/index.ts';
import { NothingToLearn } from './check-target.ts';

/** @throws {NothingToLearn} when there is none */
export function usableColumns(bins: readonly FeatureBins[], packed: PackedTable): Int32Array {
  const usable = Int32Array.from(bins.keys()).filter(feature => !isConstant(packed, feature));
  if (usable.length > 0) return usable;
  const names = bins.slice(0, 3).map(bin => `'${bin.name}'`);
  throw new NothingToLearn(
    `all ${bins.length} columns are constant over ${packed.rows} rows (${names.join(', ')}${bins.length > 3 ? ', …' : ''}): ` +
      'nothing can be learned from them. Add columns that differ from row to row',
  );
}

function isConstant({ bytes, rows }: PackedTable, feature: number): boolean {
  const at = byteOffset(feature, rows);
  for (let row = 1; row < rows; row++) if (bytes[at + row * 4] !== bytes[at]) return false;
  return true;
}
