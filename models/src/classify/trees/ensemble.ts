// Trees whose sum is a prediction, and the bins they read.
import {
  type AbsentColumns,
  absentColumns,
  encode,
  type FeatureBins,
  matchColumns,
  type PackedTable,
} from '../bins/index.ts';
import { checkTable } from '../check-table.ts';
import type { FeatureTable } from '../features.ts';
import { addTree, type Tree } from './tree.ts';

export interface Ensemble {
  /** The prediction before any tree. */
  readonly base: number;
  /** One a column of training. */
  readonly bins: readonly FeatureBins[];
  readonly trees: readonly Tree[];
}

/** Rows that are put through all trees before the next ones: their bins stay near the processor. */
const BLOCK = 2048;

/** 1 for each column that a tree looks at. */
export function usedColumns({ bins, trees }: Ensemble): Uint8Array {
  const used = new Uint8Array(bins.length);
  for (const { feature } of trees) for (const column of feature) used[column] = 1;
  return used;
}

/** Names of columns that a prediction needs and the table lacks. */
export const lackingColumns = (ensemble: Ensemble, table: FeatureTable): string[] =>
  absentColumns(ensemble.bins, usedColumns(ensemble), table);

/** Calls `block` with rows `from` and on in bins, until all rows of the table were there. */
export function eachBlock(
  ensemble: Ensemble,
  table: FeatureTable,
  absent: AbsentColumns,
  rowsABlock: number,
  block: (packed: PackedTable, from: number) => void,
): void {
  checkTable(table);
  const columns = matchColumns(ensemble.bins, usedColumns(ensemble), table, absent);
  for (let from = 0; from < table.rows; from += rowsABlock) {
    block(encode(ensemble.bins, columns, from, Math.min(table.rows, from + rowsABlock)), from);
  }
}

/** @returns base and values of all trees, a sum a row */
export function predictEnsemble(ensemble: Ensemble, table: FeatureTable, absent: AbsentColumns): Float64Array {
  const sums = new Float64Array(table.rows).fill(ensemble.base);
  eachBlock(ensemble, table, absent, BLOCK, (packed, from) => {
    const part = sums.subarray(from, from + packed.rows);
    for (const tree of ensemble.trees) addTree(tree, packed, part, null);
  });
  return sums;
}
