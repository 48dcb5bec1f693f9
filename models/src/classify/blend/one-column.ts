// What one column alone would have told: the rival that a model with many must beat.
import type { FeatureTable } from '../features.ts';
import type { Fold } from '../folds/index.ts';
import type { Labels } from '../labels.ts';
import { probabilities } from '../log-odds.ts';
import { fitLogistic, logisticLogOdds } from '../logistic/index.ts';
import type { Rival } from '../scores/index.ts';
import { take, takeRows } from '../take-rows.ts';

/**
 * Probabilities of the test rows, fold by fold, from a logistic regression on this column (four scales, missing values).
 * @throws {RangeError} when the table has no such column, naming those it has
 */
export function oneColumn(table: FeatureTable, labels: Labels, folds: readonly Fold[], name: string): Rival {
  const features = table.features.filter(feature => feature.name === name);
  if (features.length === 0) {
    const has = table.features.map(feature => `'${feature.name}'`).join(', ');
    throw new RangeError(`no column '${name}' to compare with; the table has ${has}`);
  }
  const alone: FeatureTable = { rows: table.rows, features };
  const parts = folds.map(({ train, test }) => {
    const model = fitLogistic(takeRows(alone, train), take(labels, train, new Uint8Array(train.length)));
    return probabilities(logisticLogOdds(model, takeRows(alone, test)));
  });
  return { name: `${name} alone`, p: Float64Array.from(parts.flatMap(part => [...part])) };
}
