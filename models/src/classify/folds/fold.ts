// One split of the rows: some to learn from, others to be judged on.

export interface Fold {
  /** Row numbers, ascending. */
  readonly train: Int32Array;
  /** Row numbers, ascending; none of them in `train`. */
  readonly test: Int32Array;
}

/** Rows of 0 to rows - 1 for which `wanted` holds, ascending. */
export function rowsWhere(rows: number, wanted: (row: number) => boolean): Int32Array {
  const found = new Int32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) if (wanted(row)) found[count++] = row;
  return found.slice(0, count);
}
