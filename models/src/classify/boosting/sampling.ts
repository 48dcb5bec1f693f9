// Draws without replacement: by chance from a seed, in ascending order.

/**
 * Selection sampling (Knuth, algorithm S).
 * @param next uniform numbers in [0, 1)
 * @param drawn filled with so many of 0 to `total - 1`; @param others with the rest
 */
export function drawWithout(next: () => number, total: number, drawn: Int32Array, others: Int32Array): void {
  const count = drawn.length;
  let has = 0;
  let not = 0;
  for (let i = 0; i < total; i++) {
    if (next() * (total - i) < count - has) drawn[has++] = i;
    else others[not++] = i;
  }
}

/** How many are drawn of `total`: at least one. */
export const shareOf = (share: number, total: number): number => Math.max(1, Math.round(share * total));
