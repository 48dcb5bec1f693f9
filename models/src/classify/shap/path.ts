// The way from the root to a place in a tree, by column: what a row must meet there, and what share of the training rows did.
import type { Tree } from '../trees/index.ts';

/** A node on the way, and whether the way goes left there. */
export interface Condition {
  readonly node: number;
  readonly left: boolean;
}

/** All conditions on one column. */
export interface PathColumn {
  readonly feature: number;
  /** Product of child rows over parent rows at its nodes: how far a row without this column follows the way. */
  readonly share: number;
  readonly conditions: readonly Condition[];
}

/** One member a column, in the order in which the way meets them. */
export type Path = readonly PathColumn[];

/** The way on to one of a node's children. */
export function step(path: Path, tree: Tree, node: number, left: boolean): Path {
  const feature = tree.feature[node]!;
  const share = rowsOf(tree, childOf(tree, node, left)) / tree.cover[node]!;
  const at = path.findIndex(column => column.feature === feature);
  const before = path[at];
  const column = {
    feature,
    share: (before?.share ?? 1) * share,
    conditions: [...(before?.conditions ?? []), { node, left }],
  };
  return before ? path.with(at, column) : [...path, column];
}

/** A node, or `~leaf`. */
export const childOf = (tree: Tree, node: number, left: boolean): number => (left ? tree.left : tree.right)[node]!;

const rowsOf = (tree: Tree, place: number) => (place < 0 ? tree.leafCover[~place]! : tree.cover[place]!);
