// A tree cut into parts small enough for a table. What a part adds to a row's contributions hangs on few yes-or-no answers: one a node
// of the part, and one a column of the way to it (met or not, whatever its nodes). All rows with the same answers share one line of the
// table, so that many leaves cost a row one look. Where even a single leaf has too many columns, its part has no table.
import { rootOf, type Tree } from '../trees/index.ts';
import { childOf, type Path, step } from './path.ts';

export interface LeafPath {
  readonly leaf: number;
  readonly path: Path;
}

export interface Part {
  /** Its inner nodes; none when it is one leaf. */
  readonly nodes: readonly number[];
  /** The way to it: its conditions are on nodes above all parts. */
  readonly way: Path;
  readonly leaves: readonly LeafPath[];
}

export interface TreeParts {
  /** Nodes above all parts. */
  readonly top: readonly number[];
  readonly parts: readonly Part[];
}

/** Yes-or-no answers of a part. */
export const answersOf = ({ nodes, way }: Part): number => nodes.length + way.length;

/** @param most answers of a part with more than one leaf */
export function cutTree(tree: Tree, most: number): TreeParts {
  const sizes = subtreeSizes(tree);
  const top: number[] = [];
  const parts: Part[] = [];
  const visit = (place: number, way: Path): void => {
    if (place < 0 || sizes[place]! + way.length <= most) {
      parts.push(partAt(tree, place, way));
      return;
    }
    top.push(place);
    for (const left of [true, false]) visit(childOf(tree, place, left), step(way, tree, place, left));
  };
  visit(rootOf(tree), []);
  return { top, parts };
}

/** Inner nodes at and below each. */
function subtreeSizes({ left, right }: Tree): Int32Array {
  const sizes = new Int32Array(left.length);
  const of = (place: number) => (place < 0 ? 0 : sizes[place]!);
  for (let node = left.length - 1; node >= 0; node--) sizes[node] = 1 + of(left[node]!) + of(right[node]!);
  return sizes;
}

function partAt(tree: Tree, place: number, way: Path): Part {
  const nodes: number[] = [];
  const leaves: LeafPath[] = [];
  const visit = (at: number, path: Path): void => {
    if (at < 0) {
      leaves.push({ leaf: ~at, path });
      return;
    }
    nodes.push(at);
    for (const left of [true, false]) visit(childOf(tree, at, left), step(path, tree, at, left));
  };
  visit(place, way);
  return { nodes, way, leaves };
}
