// A fitted tree in flat arrays: inner nodes and leaves are numbered apart, parents before children.
import { byteOffset, type PackedTable } from '../bins/index.ts';

export interface Tree {
  /** Column of each inner node; node 0 is the root. Empty: the tree is one leaf. */
  readonly feature: Int32Array;
  /** Child of each inner node: a node, or the complement `~leaf` of a leaf. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** 256 bits a node: the bins that go left. See `bin-set.ts`. */
  readonly sets: Uint32Array;
  /** How much the split lowers the loss (times two, in LightGBM's unit). */
  readonly gain: Float64Array;
  /** Training rows in each inner node and in each leaf. */
  readonly cover: Float64Array;
  readonly leafCover: Float64Array;
  /** What each leaf adds to the prediction. */
  readonly value: Float64Array;
}

export const rootOf = (tree: Tree): number => (tree.feature.length === 0 ? ~0 : 0);

/** Adds the value of each row's leaf: `sums[first + i]` for rows `first + i` of the packed table, or for the rows listed. */
export function addTree(
  tree: Tree,
  packed: PackedTable,
  sums: Float64Array,
  rows: Int32Array | null,
  first = 0,
  count = packed.rows,
): void {
  const { left, right, sets, value } = tree;
  const { bytes } = packed;
  const offsets = Float64Array.from(tree.feature, feature => byteOffset(feature, packed.rows));
  const root = rootOf(tree);
  for (let i = 0; i < count; i++) {
    const row = rows === null ? first + i : rows[first + i]!;
    let node = root;
    while (node >= 0) {
      const bin = bytes[offsets[node]! + row * 4]!;
      node = (sets[node * 8 + (bin >>> 5)]! >>> (bin & 31)) & 1 ? left[node]! : right[node]!;
    }
    sums[row]! += value[~node]!;
  }
}
