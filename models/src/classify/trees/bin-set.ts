// A set of bins as 256 bits: the bins of a node that go left, whatever its column is.

export const WORDS_PER_SET = 8;

export function addBin(sets: Uint32Array, set: number, bin: number): void {
  sets[set * WORDS_PER_SET + (bin >>> 5)]! |= 1 << (bin & 31);
}

/** 1 when it is in, else 0. */
export function hasBin(sets: Uint32Array, set: number, bin: number): number {
  return (sets[set * WORDS_PER_SET + (bin >>> 5)]! >>> (bin & 31)) & 1;
}
