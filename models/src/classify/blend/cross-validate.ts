// Both parts fitted without the rows they are asked about: what trees, weight and calibration are chosen on.
import type { Boosting } from '../boosting/index.ts';
import type { FeatureTable } from '../features.ts';
import type { Fold } from '../folds/index.ts';
import { countPositives, type Labels } from '../labels.ts';
import { fitLogistic, type Logistic, logisticLogOdds } from '../logistic/index.ts';
import { take, takeRows } from '../take-rows.ts';
import { TooFewRows } from './check-labels.ts';
import { chooseTrees, type FoldTables } from './tree-count.ts';

/** A pair of models that did not see the rows of one fold. */
export interface FoldModels {
  readonly boosting: Boosting;
  readonly logistic: Logistic;
}

export interface CrossValidated {
  readonly trees: number;
  readonly models: readonly FoldModels[];
  /** The rows that were tested, fold by fold; the arrays below follow them. */
  readonly rows: Int32Array;
  readonly labels: Labels;
  /** Log-odds. */
  readonly boosting: Float64Array;
  readonly logistic: Float64Array;
}

export function crossValidate(
  table: FeatureTable,
  labels: Labels,
  folds: readonly Fold[],
  mostTrees: number,
  seed: number,
): CrossValidated {
  const tables = folds.map((fold, k) => foldTables(table, labels, fold, k));
  const { boostings, trees } = chooseTrees(tables, mostTrees, seed);
  const models = tables.map((fold, k) => ({
    boosting: boostings[k]!,
    logistic: fitLogistic(fold.table, fold.labels),
  }));
  return {
    trees,
    models,
    rows: Int32Array.from(folds.flatMap(fold => [...fold.test])),
    labels: Uint8Array.from(tables.flatMap(fold => [...fold.testLabels])),
    boosting: joined(models.map(({ boosting }, k) => boosting.predict(tables[k]!.testTable))),
    logistic: joined(models.map(({ logistic }, k) => logisticLogOdds(logistic, tables[k]!.testTable))),
  };
}

/** @throws {TooFewRows} when a fold has one label only to learn from, or nothing to be tested on */
function foldTables(table: FeatureTable, labels: Labels, { train, test }: Fold, at: number): FoldTables {
  const trained = take(labels, train, new Uint8Array(train.length));
  const positives = countPositives(trained);
  if (positives === 0 || positives === train.length || test.length === 0) {
    throw new TooFewRows(
      `inner fold ${at} learns from ${train.length} rows, ${positives} of label 1, and is tested on ${test.length}: needs both labels`,
      1,
      0,
    );
  }
  return {
    table: takeRows(table, train),
    labels: trained,
    testTable: takeRows(table, test),
    testLabels: take(labels, test, new Uint8Array(test.length)),
  };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
