// Grows trees best leaf first. One grower serves all trees of a fit: its memory is used again.
import { type FeatureBins, type PackedTable, valueBins } from '../bins/index.ts';
import { DraftTree } from './draft-tree.ts';
import { findSplit, type SplitRules } from './find-split.ts';
import type { Gradients } from './gradients.ts';
import { emptyHistogram, fillHistogram, type Histogram, subtract } from './histogram.ts';
import { type Leaf, newLeaf } from './leaf.ts';
import { partition } from './partition.ts';
import { sideValue } from './split.ts';
import type { Tree } from './tree.ts';

export interface GrowRules extends SplitRules {
  /** Most leaves of a tree. */
  readonly leaves: number;
}

/** Categories are grouped in steps of a fiftieth of the training rows, but of no more than 100 (LightGBM's default) and no less than a leaf. */
export const stepRows = (rows: number, minRows: number): number => Math.max(minRows, Math.min(100, rows / 50));

/** A tree and the training rows of each leaf, which hold until the next tree grows. */
export interface Grown {
  readonly tree: Tree;
  readonly leafRows: readonly Int32Array[];
}

export interface GrowRequest {
  readonly gradients: Gradients;
  /** Rows to learn from, in ascending order; null: all. */
  readonly rows: Int32Array | null;
  /** 1 for the columns of this tree. */
  readonly allowed: Uint8Array;
  /** Of them, the columns of the next node; absent: all. */
  readonly allowedInNode?: () => Uint8Array;
}

export class TreeGrower {
  readonly #packed: PackedTable;
  readonly #bins: readonly FeatureBins[];
  readonly #rules: GrowRules;
  readonly #free: Histogram[] = [];
  readonly #order: Int32Array;
  readonly #spare: Int32Array;
  readonly #gathered: Float64Array;
  readonly #groups: Uint8Array;

  constructor(packed: PackedTable, bins: readonly FeatureBins[], rules: GrowRules) {
    this.#packed = packed;
    this.#bins = bins;
    this.#rules = rules;
    this.#order = new Int32Array(packed.rows);
    this.#spare = new Int32Array(packed.rows);
    this.#gathered = new Float64Array(packed.rows);
    this.#groups = new Uint8Array(packed.words.length);
  }

  grow(request: GrowRequest): Grown {
    const draft = new DraftTree(this.#rules.leaves);
    const leaves = [this.#plant(request)];
    while (leaves.length < this.#rules.leaves) {
      const best = leaves.reduce((a, b) => (b.gain > a.gain ? b : a));
      if (best.gain <= 0) break;
      const [left, right] = this.#divide(best, draft, request.gradients);
      leaves[leaves.indexOf(best)] = left;
      leaves.push(right);
      if (leaves.length < this.#rules.leaves) this.#examine(best, left, right, request);
    }
    for (const leaf of leaves) this.#release(leaf);
    return this.#finish(leaves, draft, request.gradients);
  }

  /** The root, with its best split. */
  #plant({ rows, gradients, allowed, allowedInNode }: GrowRequest): Leaf {
    const count = rows?.length ?? this.#packed.rows;
    if (rows === null) for (let i = 0; i < count; i++) this.#order[i] = i;
    else this.#order.set(rows);
    this.#groups.fill(0);
    allowed.forEach((is, feature) => {
      if (is) this.#groups[feature >> 2] = 1;
    });
    const totals = { g: gradients.sumG, h: gradients.sumH, low: -Infinity, high: Infinity };
    const root = newLeaf(totals, 0, count, -1, true);
    if (count < 2 * this.#rules.minRows || this.#rules.leaves < 2) return root;
    root.histogram = this.#histogram();
    if (rows === null) fillHistogram(root.histogram, this.#packed, null, gradients.packed, this.#groups);
    else this.#fill(root, root.histogram, gradients);
    findSplit(root, root.histogram, this.#bins, allowedInNode?.() ?? allowed, gradients, this.#rules);
    return root;
  }

  #divide(leaf: Leaf, draft: DraftTree, { firstScale, secondScale }: Gradients): [Leaf, Leaf] {
    const { split, begin, count } = leaf;
    const missing = valueBins(this.#bins[split.feature]!);
    const node = draft.add(split, missing, (leaf.gain * secondScale) / firstScale ** 2, count);
    draft.link(leaf.parent, leaf.isLeft, node);
    const rows = this.#order.subarray(begin, begin + count);
    const toLeft = partition(rows, this.#spare, this.#packed, split.feature, draft.sets, node);
    const [low, high] = this.#bounds(leaf, secondScale);
    return [
      newLeaf({ g: split.g, h: split.h, ...low }, begin, toLeft, node, true),
      newLeaf({ g: leaf.g - split.g, h: leaf.h - split.h, ...high }, begin + toLeft, count - toLeft, node, false),
    ];
  }

  /** Bounds of the values of both children: where the column has a direction, their middle parts them for good. */
  #bounds(leaf: Leaf, secondScale: number): [{ low: number; high: number }, { low: number; high: number }] {
    const { split, g, h, low, high } = leaf;
    const direction = this.#rules.direction?.[split.feature] ?? 0;
    const same = { low, high };
    if (direction === 0) return [same, same];
    const l2 = this.#rules.l2 * secondScale;
    const middle = (sideValue(split.g, split.h, l2, leaf) + sideValue(g - split.g, h - split.h, l2, leaf)) / 2;
    const [below, above] = [
      { low, high: middle },
      { low: middle, high },
    ];
    return direction > 0 ? [below, above] : [above, below];
  }

  /** Histograms and best splits of two new leaves: the smaller one's rows are summed, the larger one is what is left. */
  #examine(parent: Leaf, left: Leaf, right: Leaf, request: GrowRequest): void {
    const [small, large] = left.count < right.count ? [left, right] : [right, left];
    const fewest = 2 * this.#rules.minRows;
    if (large.count < fewest) {
      this.#release(parent);
      return;
    }
    const sums = this.#histogram();
    this.#fill(small, sums, request.gradients);
    subtract(parent.histogram!, sums, this.#groups);
    small.histogram = sums;
    large.histogram = parent.histogram;
    parent.histogram = null;
    for (const leaf of [left, right]) {
      const { allowed, allowedInNode, gradients } = request;
      if (leaf.count >= fewest)
        findSplit(leaf, leaf.histogram!, this.#bins, allowedInNode?.() ?? allowed, gradients, this.#rules);
      if (leaf.gain <= 0) this.#release(leaf);
    }
  }

  #fill(leaf: Leaf, into: Histogram, { packed }: Gradients): void {
    const rows = this.#order.subarray(leaf.begin, leaf.begin + leaf.count);
    const gathered = this.#gathered.subarray(0, leaf.count);
    for (let i = 0; i < rows.length; i++) gathered[i] = packed[rows[i]!]!;
    fillHistogram(into, this.#packed, rows, gathered, this.#groups);
  }

  #histogram = (): Histogram => this.#free.pop() ?? emptyHistogram(this.#packed.words.length);

  #release(leaf: Leaf): void {
    if (leaf.histogram !== null) this.#free.push(leaf.histogram);
    leaf.histogram = null;
  }

  #finish(leaves: readonly Leaf[], draft: DraftTree, gradients: Gradients): Grown {
    const leafRows = leaves.map(leaf => this.#order.subarray(leaf.begin, leaf.begin + leaf.count));
    leaves.forEach((leaf, i) => {
      draft.link(leaf.parent, leaf.isLeft, ~i);
    });
    const value = Float64Array.from(leaves, (leaf, i) => leafValue(leaf, leafRows[i]!, gradients, this.#rules.l2));
    return {
      tree: draft.finish(
        value,
        Float64Array.from(leaves, leaf => leaf.count),
      ),
      leafRows,
    };
  }
}

/** From the derivatives before rounding: -Σg / (Σh + l2), within the leaf's bounds. */
function leafValue(leaf: Leaf, rows: Int32Array, gradients: Gradients, l2: number): number {
  const { first, second, firstScale, secondScale } = gradients;
  let g = 0;
  let h = l2;
  for (let i = 0; i < rows.length; i++) {
    g += first[rows[i]!]!;
    h += second[rows[i]!]!;
  }
  const unit = secondScale / firstScale;
  const value = h > 0 ? -g / h : 0;
  return Math.min(leaf.high * unit, Math.max(leaf.low * unit, value));
}
