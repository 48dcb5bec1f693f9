// How many trees: as many as the mean validation loss of all inner folds likes best.
import { type Boosting, fitBoosting } from '../boosting/index.ts';
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
  /** Fitted without the test rows, with at least `trees` trees; one a fold. */
  readonly boostings: readonly Boosting[];
  readonly trees: number;
}

const FIRST_TREES = 500;
/** A best this close to the end may lie behind it. */
const CLOSE_TO_END = 0.9;
const FEWEST_TREES = 50;

/**
 * Fits all folds with 500 trees, and with twice as many for as long as the loss still falls towards the end.
 * @param most trees, whole number from 1 on
 */
export function chooseTrees(folds: readonly FoldTables[], most: number, seed: number): TreeChoice {
  for (let trees = Math.min(most, FIRST_TREES); ; trees = Math.min(most, 2 * trees)) {
    const boostings = folds.map(({ table, labels, testTable, testLabels }) =>
      fitBoosting(table, labels, {
        ...boostingRecipe(table),
        trees,
        seed,
        validation: { table: testTable, y: testLabels },
      }),
    );
    const best = leastAt(meanCurve(boostings, folds)) + 1;
    if (best <= CLOSE_TO_END * trees || trees === most) {
      return { boostings, trees: Math.min(most, Math.max(FEWEST_TREES, best)) };
    }
  }
}

/** Mean loss of all test rows after 1, 2, … trees. */
function meanCurve(boostings: readonly Boosting[], folds: readonly FoldTables[]): Float64Array {
  const rows = folds.reduce((sum, fold) => sum + fold.testTable.rows, 0);
  return boostings[0]!.curve.map((_, tree) =>
    boostings.reduce((sum, { curve }, k) => sum + (curve[tree]! * folds[k]!.testTable.rows) / rows, 0),
  );
}

const leastAt = (values: Float64Array): number => values.reduce((best, v, i) => (v < values[best]! ? i : best), 0);
