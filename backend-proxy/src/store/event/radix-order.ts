// The order of rows by several whole-number keys, by counting instead of comparing (LSD radix sort; Knuth, TAOCP 3, 5.2.5).

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/**
 * @param keys columns of n values, the least important first
 * @returns positions in order; equal rows keep theirs
 */
export function orderBy(keys: readonly (Uint32Array | Uint16Array)[], n: number): Uint32Array {
  let order = Uint32Array.from({ length: n }, (_, i) => i);
  let spare = new Uint32Array(n);
  for (const key of keys) {
    const { lowest, highest } = spanOf(key);
    // Numbers from the lowest on: months and people of a batch lie close together.
    for (let shift = 0; (highest - lowest) / 2 ** shift >= 1; shift += DIGIT_BITS) {
      pass(key, lowest, shift, order, spare);
      [order, spare] = [spare, order];
    }
  }
  return order;
}

function spanOf(key: Uint32Array | Uint16Array): { lowest: number; highest: number } {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < key.length; i++) {
    const value = key[i]!;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return { lowest, highest };
}

function pass(
  key: Uint32Array | Uint16Array,
  lowest: number,
  shift: number,
  order: Uint32Array,
  out: Uint32Array,
): void {
  const next = new Uint32Array(DIGITS + 1);
  for (let i = 0; i < key.length; i++) next[(((key[i]! - lowest) >>> shift) & (DIGITS - 1)) + 1]!++;
  for (let d = 1; d < DIGITS; d++) next[d]! += next[d - 1]!;
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!;
    out[next[((key[i]! - lowest) >>> shift) & (DIGITS - 1)]!++] = i;
  }
}
