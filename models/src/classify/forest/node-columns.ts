// Columns that a node of a forest may choose from.
import { drawWithout } from '../boosting/index.ts';

/**
 * @param next uniform numbers in [0, 1)
 * @param usable columns worth a draw, of all `columns`
 * @returns `allowed` for a tree, and a function that draws for a node; what it returned before is overwritten
 */
export function nodeColumns(next: () => number, usable: Int32Array, columns: number, count: number) {
  const allowed = new Uint8Array(columns);
  for (const column of usable) allowed[column] = 1;
  const drawn = new Int32Array(count);
  const others = new Int32Array(usable.length - count);
  const inNode = new Uint8Array(columns);
  const draw = (): Uint8Array => {
    drawWithout(next, usable.length, drawn, others);
    inNode.fill(0);
    for (const at of drawn) inNode[usable[at]!] = 1;
    return inNode;
  };
  return { allowed, draw };
}
