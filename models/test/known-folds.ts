// The folds that the scores of others were measured on: StratifiedKFold(5, shuffle=True, random_state=seed) of scikit-learn, drawn by
// the Mersenne Twister (Matsumoto and Nishimura 1998), so that our numbers stand beside theirs on the very same rows.

import { rowsWhere } from '../src/classify/folds/index.ts';
import type { Fold, Labels } from '../src/classify/index.ts';

/** @param labels the first row has label 0 */
export function knownFolds(labels: Labels, folds: number, seed: number): Fold[] {
  const next = mersenneTwister(seed);
  const testedIn = new Int32Array(labels.length);
  const sorted = labels.slice().sort();
  for (const label of [0, 1]) {
    // As many rows of each label a fold as a deal of the sorted labels gives it.
    const dealt = [...sorted.keys()].filter(i => sorted[i] === label).map(i => i % folds);
    const order = shuffled(Int32Array.from(dealt).sort(), next);
    rowsWhere(labels.length, row => labels[row] === label).forEach((row, i) => {
      testedIn[row] = order[i]!;
    });
  }
  return Array.from({ length: folds }, (_, fold) => ({
    train: rowsWhere(labels.length, row => testedIn[row] !== fold),
    test: rowsWhere(labels.length, row => testedIn[row] === fold),
  }));
}

/** In place, from the end; each place drawn by rejection under the next power of two. */
function shuffled(values: Int32Array, next: () => number): Int32Array {
  for (let i = values.length - 1; i > 0; i--) {
    const mask = 2 ** (32 - Math.clz32(i)) - 1;
    let j = (next() & mask) >>> 0;
    while (j > i) j = (next() & mask) >>> 0;
    const kept = values[i]!;
    values[i] = values[j]!;
    values[j] = kept;
  }
  return values;
}

const SIZE = 624;
const MIDDLE = 397;

/** Whole numbers of 32 bits. */
function mersenneTwister(seed: number): () => number {
  const state = new Uint32Array(SIZE);
  state[0] = seed;
  for (let i = 1; i < SIZE; i++) {
    const last = state[i - 1]! ^ (state[i - 1]! >>> 30);
    state[i] = Math.imul(1812433253, last) + i;
  }
  let at = SIZE;
  return () => {
    if (at === SIZE) at = twist(state);
    let y = state[at++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
}

function twist(state: Uint32Array): number {
  for (let i = 0; i < SIZE; i++) {
    const y = (state[i]! & 0x80000000) | (state[(i + 1) % SIZE]! & 0x7fffffff);
    state[i] = state[(i + MIDDLE) % SIZE]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
  }
  return 0;
}
