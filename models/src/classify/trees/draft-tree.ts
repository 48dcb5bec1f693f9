// A tree while it grows.
import { addBin, WORDS_PER_SET } from './bin-set.ts';
import type { Split } from './split.ts';
import type { Tree } from './tree.ts';

export class DraftTree {
  readonly sets: Uint32Array;
  readonly #feature: Int32Array;
  readonly #left: Int32Array;
  readonly #right: Int32Array;
  readonly #gain: Float64Array;
  readonly #cover: Float64Array;
  #nodes = 0;

  constructor(leaves: number) {
    const most = Math.max(0, leaves - 1);
    this.sets = new Uint32Array(most * WORDS_PER_SET);
    this.#feature = new Int32Array(most);
    this.#left = new Int32Array(most);
    this.#right = new Int32Array(most);
    this.#gain = new Float64Array(most);
    this.#cover = new Float64Array(most);
  }

  /** @param missing the bin of missing values. @returns the number of the new node */
  add(split: Split, missing: number, gain: number, cover: number): number {
    const node = this.#nodes++;
    this.#feature[node] = split.feature;
    this.#gain[node] = gain;
    this.#cover[node] = cover;
    if (split.bin < 0) this.sets.set(split.set, node * WORDS_PER_SET);
    for (let bin = 0; bin <= split.bin; bin++) addBin(this.sets, node, bin);
    if (split.bin >= 0 && split.missingLeft) addBin(this.sets, node, missing);
    return node;
  }

  /** @param child a node, or `~leaf`. @param parent -1 for the root, which needs no link */
  link(parent: number, isLeft: boolean, child: number): void {
    if (parent >= 0) (isLeft ? this.#left : this.#right)[parent] = child;
  }

  finish(value: Float64Array, leafCover: Float64Array): Tree {
    const n = this.#nodes;
    return {
      feature: this.#feature.slice(0, n),
      left: this.#left.slice(0, n),
      right: this.#right.slice(0, n),
      sets: this.sets.slice(0, n * WORDS_PER_SET),
      gain: this.#gain.slice(0, n),
      cover: this.#cover.slice(0, n),
      leafCover,
      value,
    };
  }
}
