// Gradient boosting (Friedman 2001) on binned columns with Newton leaves, as XGBoost (2016) and LightGBM (2017) do it.
import { randomNumbers } from '../../statistics/random.ts';
import { encode, type FeatureBins, learnBins, type PackedTable } from '../bins/index.ts';
import { checkTable } from '../check-table.ts';
import type { FeatureTable } from '../features.ts';
import type { Labels } from '../labels.ts';
import { addTree, emptyGradients, type Grown, packGradients, stepRows, type Tree, TreeGrower } from '../trees/index.ts';
import { Boosting } from './boosting.ts';
import { checkClasses, checkTarget } from './check-target.ts';
import { directionsOf } from './directions.ts';
import { treeDraws } from './draw-tree.ts';
import { LOSSES } from './loss.ts';
import { type BoostingOptions, type Settings, settingsOf } from './options.ts';
import { usableColumns } from './usable-columns.ts';
import { ValidationCurve } from './validation-curve.ts';

/**
 * Learns from typed columns, missing values included. The same table, labels and options give the same bytes.
 * @param y one a row: 0 or 1 for the loss 'log', any finite number for 'squared'
 * @throws {NothingToLearn} for a label with one class and for columns that are all constant; {RangeError} for anything else that is
 * wrong with table, labels, weights or options, with the number that is
 */
export function fitBoosting(table: FeatureTable, y: Labels | Float64Array, options: BoostingOptions = {}): Boosting {
  const settings = settingsOf(options);
  const { loss, weights = null } = settings;
  checkTable(table);
  checkTarget('training', table, y, weights, loss);
  if (loss === 'log') checkClasses(y, weights);
  const bins = learnBins(table);
  const packed = encode(bins, table.features, 0, table.rows);
  const base = LOSSES[loss].base(y, weights);
  const curve = settings.validation ? new ValidationCurve(settings.validation, bins, base, settings) : null;
  const trees = boost(packed, bins, y, base, settings, curve);
  const kept = settings.patience === undefined ? trees.length : curve!.best;
  const ensemble = { base, bins, trees: trees.slice(0, kept) };
  return new Boosting(loss, ensemble, table.rows, Float64Array.from(curve?.losses ?? []));
}

function boost(
  packed: PackedTable,
  bins: readonly FeatureBins[],
  y: Labels | Float64Array,
  base: number,
  settings: Settings,
  curve: ValidationCurve | null,
): Tree[] {
  const { rowShare, columnShare, rate, weights = null } = settings;
  const { rows, features } = packed;
  const next = randomNumbers(settings.seed);
  const draw = treeDraws(next, rows, rowShare, usableColumns(bins, packed), features, columnShare);
  const direction = directionsOf(bins, settings.monotone);
  const grower = new TreeGrower(packed, bins, { ...settings, direction, stepRows: stepRows(rows, settings.minRows) });
  const gradients = emptyGradients(rows);
  const predicted = new Float64Array(rows).fill(base);
  const trees: Tree[] = [];
  while (trees.length < settings.trees && !curve?.isOver) {
    LOSSES[settings.loss].derive(predicted, y, weights, gradients);
    const drawn = draw();
    packGradients(gradients, drawn.rows, drawn.rounding);
    const grown = grower.grow({ gradients, rows: drawn.rows, allowed: drawn.allowed });
    const tree = { ...grown.tree, value: grown.tree.value.map(value => value * rate) };
    addGrown(tree, grown, predicted);
    addTree(tree, packed, predicted, drawn.others, 0, drawn.others.length);
    curve?.add(tree);
    trees.push(tree);
  }
  return trees;
}

/** Rows that the tree has seen are in their leaves already. */
function addGrown(tree: Tree, { leafRows }: Grown, predicted: Float64Array): void {
  leafRows.forEach((rows, leaf) => {
    const value = tree.value[leaf]!;
    for (let i = 0; i < rows.length; i++) predicted[rows[i]!]! += value;
  });
}
