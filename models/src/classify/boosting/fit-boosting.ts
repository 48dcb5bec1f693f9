// Gradient boosting (Friedman 2001) on binned columns with Newton leaves, as XGBoost (2016) and LightGBM (2017) do it.
import type { FeatureTable } from '../features.ts';
import type { Labels } from '../labels.ts';
import type { Boosting } from './boosting.ts';
import { BoostingRun } from './boosting-run.ts';
import type { BoostingOptions } from './options.ts';

/**
 * Learns from typed columns, missing values included. The same table, labels and options give the same bytes.
 * @param y one a row: 0 or 1 for the loss 'log', any finite number for 'squared'
 * @throws {NothingToLearn} for a label with one class and for columns that are all constant; {RangeError} for anything else that is
 * wrong with table, labels, weights or options, with the number that is
 */
export function fitBoosting(table: FeatureTable, y: Labels | Float64Array, options: BoostingOptions = {}): Boosting {
  const run = new BoostingRun(table, y, options);
  const { trees, patience } = run.settings;
  while (run.trees < trees && !run.curve?.isOver) run.addTree();
  return run.boosting(patience === undefined ? run.trees : run.curve!.best);
}
