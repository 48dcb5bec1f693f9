// A boosting that grows tree by tree: for as long as the caller wants.
import { randomNumbers } from '../../statistics/random.ts';
import { encode, type FeatureBins, learnBins, type PackedTable } from '../bins/index.ts';
import { checkTable } from '../check-table.ts';
import type { FeatureTable } from '../features.ts';
import type { Labels } from '../labels.ts';
import {
  addTree,
  emptyGradients,
  type Gradients,
  type Grown,
  packGradients,
  stepRows,
  type Tree,
  TreeGrower,
} from '../trees/index.ts';
import { Boosting } from './boosting.ts';
import { checkClasses, checkTarget } from './check-target.ts';
import { directionsOf } from './directions.ts';
import { type Draw, treeDraws } from './draw-tree.ts';
import { LOSSES } from './loss.ts';
import { type BoostingOptions, type Settings, settingsOf } from './options.ts';
import { usableColumns } from './usable-columns.ts';
import { ValidationCurve } from './validation-curve.ts';

export class BoostingRun {
  readonly settings: Settings;
  /** Of the validation rows; null without. */
  readonly curve: ValidationCurve | null;
  readonly #y: Labels | Float64Array;
  readonly #bins: readonly FeatureBins[];
  readonly #packed: PackedTable;
  readonly #base: number;
  readonly #draw: () => Draw;
  readonly #grower: TreeGrower;
  readonly #gradients: Gradients;
  readonly #predicted: Float64Array;
  readonly #trees: Tree[] = [];

  /** Throws what `fitBoosting` throws. */
  constructor(table: FeatureTable, y: Labels | Float64Array, options: BoostingOptions) {
    const settings = settingsOf(options);
    const { loss, weights = null, rowShare, columnShare } = settings;
    checkTable(table);
    checkTarget('training', table, y, weights, loss);
    if (loss === 'log') checkClasses(y, weights);
    const bins = learnBins(table);
    const packed = encode(bins, table.features, 0, table.rows);
    const { rows, features } = packed;
    this.settings = settings;
    this.#y = y;
    this.#bins = bins;
    this.#packed = packed;
    this.#base = LOSSES[loss].base(y, weights);
    this.curve = settings.validation ? new ValidationCurve(settings.validation, bins, this.#base, settings) : null;
    const next = randomNumbers(settings.seed);
    this.#draw = treeDraws(next, rows, rowShare, usableColumns(bins, packed), features, columnShare);
    const direction = directionsOf(bins, settings.monotone);
    this.#grower = new TreeGrower(packed, bins, { ...settings, direction, stepRows: stepRows(rows, settings.minRows) });
    this.#gradients = emptyGradients(rows);
    this.#predicted = new Float64Array(rows).fill(this.#base);
  }

  get trees(): number {
    return this.#trees.length;
  }

  addTree(): void {
    const { loss, weights = null, rate } = this.settings;
    LOSSES[loss].derive(this.#predicted, this.#y, weights, this.#gradients);
    const { rows, others, allowed, rounding } = this.#draw();
    packGradients(this.#gradients, rows, rounding);
    const grown = this.#grower.grow({ gradients: this.#gradients, rows, allowed });
    const tree = { ...grown.tree, value: grown.tree.value.map(value => value * rate) };
    addGrown(tree, grown, this.#predicted);
    addTree(tree, this.#packed, this.#predicted, others, 0, others.length);
    this.curve?.add(tree);
    this.#trees.push(tree);
  }

  /** What was fitted, with its first so many trees. */
  boosting(trees: number): Boosting {
    const ensemble = { base: this.#base, bins: this.#bins, trees: this.#trees.slice(0, trees) };
    return new Boosting(this.settings.loss, ensemble, this.#packed.rows, Float64Array.from(this.curve?.losses ?? []));
  }
}

/** Rows that the tree has seen are in their leaves already. */
function addGrown(tree: Tree, { leafRows }: Grown, predicted: Float64Array): void {
  leafRows.forEach((rows, leaf) => {
    const value = tree.value[leaf]!;
    for (let i = 0; i < rows.length; i++) predicted[rows[i]!]! += value;
  });
}
