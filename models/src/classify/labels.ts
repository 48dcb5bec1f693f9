// What a classifier is to learn: 1 for the rows where it happened, 0 for the others.

/** One a row, 0 or 1. */
export type Labels = Uint8Array;

export function countPositives(labels: Labels): number {
  let count = 0;
  for (const label of labels) count += label;
  return count;
}

/**
 * Labels as bytes.
 * @throws {RangeError} for a number other than 0 and 1, with the row
 */
export function toLabels(values: ArrayLike<number>): Labels {
  const labels = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== 0 && value !== 1) throw new RangeError(`label ${value} of row ${i} is neither 0 nor 1`);
    labels[i] = value;
  }
  return labels;
}
