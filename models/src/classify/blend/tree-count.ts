// How many trees: as many as the mean validation loss of all inner folds likes best.
import { type Boosting, BoostingRun } from '../boosting/index.ts';
import type { FeatureTable } from '../features.ts';
import type { Labels } from '../labels.ts';
import { boostingRecipe } from './boosting-recipe.ts';

/** One inner fold, its rows taken out. */
export interface FoldTables {
  readonly table: FeatureTable;
  readonly labels: Labels;
  readonly testTable: FeatureTable;
  readonly testLabels: Labels;
}

export interface TreeChoice {
  readonly trees: number;
  /** Of so many trees, fitted without the test rows; one a fold. */
  readonly boostings: readonly Boosting[];
}

/** Trees without a better mean loss after which no better one is waited for. */
const PATIENCE = 150;
const FEWEST_TREES = 50;

/**
 * Grows all folds side by side, so that none stops by its own chance.
 * @param most trees, whole number from 1 on
 */
export function chooseTrees(folds: readonly FoldTables[], most: number, seed: number): TreeChoice {
  const runs = folds.map(({ table, labels, testTable, testLabels }) => {
    const validation = { table: testTable, y: testLabels };
    return new BoostingRun(table, labels, { ...boostingRecipe(table), trees: most, seed, validation });
  });
  const rows = folds.reduce((sum, fold) => sum + fold.testTable.rows, 0);
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let trees = 1; trees <= most && trees - best <= PATIENCE; trees++) {
    for (const run of runs) run.addTree();
    const loss = runs.reduce((sum, { curve }, k) => sum + (curve!.losses.at(-1)! * folds[k]!.testTable.rows) / rows, 0);
    if (loss < least) [best, least] = [trees, loss];
  }
  const trees = Math.min(most, Math.max(FEWEST_TREES, best));
  return { trees, boostings: runs.map(run => run.boosting(trees)) };
}
