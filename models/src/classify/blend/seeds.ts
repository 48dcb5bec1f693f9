// Several boostings as one: each seed draws other rows and columns, and their mean is steadier.
import { Boosting, fitBoosting } from '../boosting/index.ts';
import type { FeatureTable } from '../features.ts';
import type { Labels } from '../labels.ts';
import { boostingRecipe } from './boosting-recipe.ts';

/** More than three did not help. */
const SEEDS = 3;

/** The mean log-odds of three boostings, as one whose trees add a third each. */
export function fitSeeds(table: FeatureTable, labels: Labels, trees: number, seed: number): Boosting {
  const recipe = boostingRecipe(table);
  const each = Array.from({ length: SEEDS }, (_, k) =>
    fitBoosting(table, labels, { ...recipe, trees, seed: seed + k }),
  );
  const { base, bins } = each[0]!.ensemble;
  const thirds = each.flatMap(({ ensemble }) =>
    ensemble.trees.map(tree => ({ ...tree, value: tree.value.map(value => value / SEEDS) })),
  );
  return new Boosting('log', { base, bins, trees: thirds }, table.rows, new Float64Array(0));
}
