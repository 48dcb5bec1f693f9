// What chance decides for each tree: its rows, its columns, and how gradients are rounded.
import { drawWithout, shareOf } from './sampling.ts';

export interface Draw {
  /** Rows to learn from; null: all. */
  readonly rows: Int32Array | null;
  /** The others. */
  readonly others: Int32Array;
  /** 1 for each column of the tree. */
  readonly allowed: Uint8Array;
  /** 32 random bits. */
  readonly rounding: number;
}

/**
 * @param next uniform numbers in [0, 1)
 * @param usable columns that are worth a draw, of all `columns`
 * @returns a function that draws for the next tree; what it returned before is overwritten
 */
export function treeDraws(
  next: () => number,
  rows: number,
  rowShare: number,
  usable: Int32Array,
  columns: number,
  columnShare: number,
): () => Draw {
  const drawnRows = new Int32Array(shareOf(rowShare, rows));
  const others = new Int32Array(rows - drawnRows.length);
  const drawn = new Int32Array(shareOf(columnShare, usable.length));
  const notDrawn = new Int32Array(usable.length - drawn.length);
  const allowed = new Uint8Array(columns);
  return () => {
    const rounding = next() * 2 ** 32;
    if (others.length > 0) drawWithout(next, rows, drawnRows, others);
    drawWithout(next, usable.length, drawn, notDrawn);
    allowed.fill(0);
    for (const at of drawn) allowed[usable[at]!] = 1;
    return { rows: others.length > 0 ? drawnRows : null, others, allowed, rounding };
  };
}
