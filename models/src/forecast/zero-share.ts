// How rarely something comes.

/** From this share of zeros on, with nothing below zero, a series is sparse. */
export const SPARSE = 0.3;

export function isSparse(values: Float64Array): boolean {
  return zeroShare(values) >= SPARSE;
}

/** Share of the present values; 0 when one is below zero or all are zero. */
export function zeroShare(values: Float64Array): number {
  let zeros = 0;
  let present = 0;
  for (const v of values) {
    if (!Number.isFinite(v)) continue;
    if (v < 0) return 0;
    present++;
    if (v === 0) zeros++;
  }
  return zeros === present ? 0 : zeros / present;
}
