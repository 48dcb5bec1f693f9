// A tree as plain JSON: a number a cut, a list of bins a group of categories.
import { type FeatureBins, valueBins } from '../bins/index.ts';
import { addBin, hasBin, WORDS_PER_SET } from './bin-set.ts';
import type { Tree } from './tree.ts';

export interface TreeJson {
  readonly feature: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** Numeric: the last bin that goes left, and whether missing values do. Categories: the bins that go left. */
  readonly split: readonly (readonly [number, 0 | 1] | { readonly in: readonly number[] })[];
  readonly gain: readonly number[];
  readonly cover: readonly number[];
  readonly leafCover: readonly number[];
  readonly value: readonly number[];
}

export function treeToJSON(tree: Tree, bins: readonly FeatureBins[]): TreeJson {
  return {
    feature: Array.from(tree.feature),
    left: Array.from(tree.left),
    right: Array.from(tree.right),
    split: Array.from(tree.feature, (feature, node) => splitToJSON(tree, node, bins[feature]!)),
    gain: Array.from(tree.gain),
    cover: Array.from(tree.cover),
    leafCover: Array.from(tree.leafCover),
    value: Array.from(tree.value),
  };
}

function splitToJSON({ sets }: Tree, node: number, bins: FeatureBins): TreeJson['split'][number] {
  const values = valueBins(bins);
  const left = Array.from({ length: values }, (_, bin) => bin).filter(bin => hasBin(sets, node, bin));
  return bins.kind === 'category' ? { in: left } : [left.length - 1, hasBin(sets, node, values) as 0 | 1];
}

/** The sets of bins that a checked `split` means. */
export function setsOf(split: TreeJson['split'], bins: readonly FeatureBins[]): Uint32Array {
  const sets = new Uint32Array(split.length * WORDS_PER_SET);
  split.forEach((cut, node) => {
    if ('in' in cut) for (const bin of cut.in) addBin(sets, node, bin);
    else {
      for (let bin = 0; bin <= cut[0]; bin++) addBin(sets, node, bin);
      if (cut[1] === 1) addBin(sets, node, valueBins(bins[node]!));
    }
  });
  return sets;
}
