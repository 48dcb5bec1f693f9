// Random forest (Breiman 2001) on the trees of the boosting: rows by bootstrap, columns anew at each node, shares of the leaves averaged.
import { randomNumbers } from '../../statistics/random.ts';
import { encode, type FeatureBins, learnBins, type PackedTable } from '../bins/index.ts';
import { checkClasses, checkTarget, usableColumns } from '../boosting/index.ts';
import { checkTable } from '../check-table.ts';
import type { FeatureTable } from '../features.ts';
import type { Labels } from '../labels.ts';
import { addTree, emptyGradients, stepRows, type Tree, TreeGrower } from '../trees/index.ts';
import { drawBag } from './bootstrap.ts';
import { Forest } from './forest.ts';
import { nodeColumns } from './node-columns.ts';
import { type ForestOptions, type ForestSettings, forestSettings } from './options.ts';

/**
 * Learns from typed columns, missing values included. The same table, labels and options give the same bytes.
 * @param y 0 or 1 a row
 * @throws {NothingToLearn} for a label with one class and for columns that are all constant; {RangeError} for anything else that is
 * wrong with table, labels or options, with the number that is
 */
export function fitForest(table: FeatureTable, y: Labels, options: ForestOptions = {}): Forest {
  checkTable(table);
  checkTarget('training', table, y, null, 'log');
  checkClasses(y, null);
  const bins = learnBins(table);
  const packed = encode(bins, table.features, 0, table.rows);
  const usable = usableColumns(bins, packed);
  const settings = forestSettings(options, usable.length);
  const outOfBag = new OutOfBag(table.rows);
  const trees = plant(packed, bins, y, usable, settings, outOfBag);
  return new Forest({ base: 0, bins, trees }, table.rows, outOfBag.shares());
}

function plant(
  packed: PackedTable,
  bins: readonly FeatureBins[],
  y: Labels,
  usable: Int32Array,
  settings: ForestSettings,
  outOfBag: OutOfBag,
): Tree[] {
  const next = randomNumbers(settings.seed);
  const rules = { ...settings, l2: 0, direction: null, stepRows: stepRows(packed.rows, settings.minRows) };
  const grower = new TreeGrower(packed, bins, rules);
  const gradients = emptyGradients(packed.rows);
  const { allowed, draw } = nodeColumns(next, usable, bins.length, settings.columnsANode);
  return Array.from({ length: settings.trees }, () => {
    const bag = drawBag(next, y, gradients);
    const { tree } = grower.grow({ gradients, rows: bag.rows, allowed, allowedInNode: draw });
    outOfBag.add(tree, packed, bag.others);
    return { ...tree, value: tree.value.map(share => share / settings.trees) };
  });
}

/** What trees say of rows that they have not seen. */
class OutOfBag {
  readonly #sums: Float64Array;
  readonly #counts: Float64Array;

  constructor(rows: number) {
    this.#sums = new Float64Array(rows);
    this.#counts = new Float64Array(rows);
  }

  add(tree: Tree, packed: PackedTable, rows: Int32Array): void {
    addTree(tree, packed, this.#sums, rows, 0, rows.length);
    for (const row of rows) this.#counts[row]!++;
  }

  shares = (): Float64Array => this.#sums.map((sum, row) => sum / this.#counts[row]!);
}
