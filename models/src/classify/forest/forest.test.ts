// The forest beside figures measured elsewhere; what it promises and refuses. About 8 s.
import { describe, expect, it } from 'vitest';
import { hasTelco, readTelco } from '../../../test/telco-data.ts';
import { randomNumbers } from '../../statistics/random.ts';
import { BrokenTrees, NothingToLearn } from '../boosting/index.ts';
import type { FeatureTable } from '../features.ts';
import { auc, logLoss } from '../scores/index.ts';
import { contributions } from '../shap/index.ts';
import { fitForest, forestFromJSON, UnknownForestFormat } from './index.ts';

const why = hasTelco ? '' : ' (skipped: no customers in ../shared/data/telco)';

describe.skipIf(!hasTelco)(`a forest on the Telco customers${why}`, () => {
  const { table, labels } = hasTelco ? readTelco() : { table: { rows: 0, features: [] }, labels: new Uint8Array(0) };

  it('is as good on unseen ones as scikit-learn (0.8410, 0.4209 in five folds), by the trees that did not draw them', () => {
    const { outOfBag } = fitForest(table, labels, { trees: 150 });
    expect(auc(outOfBag, labels)).toBeGreaterThan(0.841);
    expect(logLoss(outOfBag, labels)).toBeLessThan(0.4209);
  });
});

describe('a forest', () => {
  const rows = 1500;
  const next = randomNumbers(2);
  const x = Float64Array.from({ length: rows }, () => (next() < 0.05 ? Number.NaN : next()));
  const codes = Int32Array.from(x, () => Math.floor(next() * 3));
  const table: FeatureTable = {
    rows,
    features: [
      { kind: 'numeric', name: 'x', values: x },
      { kind: 'category', name: 'plan', codes, names: ['a', 'b', 'c'] },
    ],
  };
  const labels = Uint8Array.from(x, (v, row) => (next() < (v > 0.5 === (codes[row] === 1) ? 0.9 : 0.1) ? 1 : 0));
  const quick = { trees: 40, columnsANode: 1 };
  const forest = fitForest(table, labels, quick);

  it('finds what two columns say together', () => {
    expect(auc(forest.outOfBag, labels)).toBeGreaterThan(0.85);
  });

  it('gives the same bytes for the same seed, others for another, and comes back from JSON bit by bit', () => {
    const text = JSON.stringify(forest);
    expect(JSON.stringify(fitForest(table, labels, quick))).toBe(text);
    expect(JSON.stringify(fitForest(table, labels, { ...quick, seed: 2 }))).not.toBe(text);
    const back = forestFromJSON(JSON.parse(text));
    expect(back.probability(table)).toEqual(forest.probability(table));
    expect(JSON.stringify(back)).toBe(text);
  });

  it('is one tree of exact shares when it has one tree', () => {
    const one = fitForest(table, labels, { ...quick, trees: 1, leaves: 4 });
    const [tree] = one.ensemble.trees;
    expect(tree!.value).toHaveLength(4);
    for (const share of tree!.value) expect(share >= 0 && share <= 1).toBe(true);
    expect(Math.min(...tree!.leafCover)).toBeGreaterThanOrEqual(5);
  });

  it('says why: contributions sum to the probability', () => {
    const { bias, columns } = contributions(forest, table);
    const chances = forest.probability(table);
    const differences = chances.map((p, row) =>
      Math.abs(p - bias - columns[0]!.values[row]! - columns[1]!.values[row]!),
    );
    expect(Math.max(...differences)).toBeLessThan(1e-10);
  });

  it.each([
    [{ trees: 0 }, 'trees 0: it may be a whole number from 1'],
    [{ columnsANode: 3 }, 'columnsANode 3: it may be a whole number from 1 to 2'],
    [{ leaves: 1 }, 'leaves 1'],
    [{ minRows: 0.5 }, 'minRows 0.5'],
    [{ seed: 0.5 }, 'seed 0.5'],
  ])('refuses %j', (options, text) => {
    expect(() => fitForest(table, labels, options)).toThrow(text);
  });

  it('refuses what cannot be learned, and artefacts that are none', () => {
    expect(() => fitForest(table, new Uint8Array(rows))).toThrow(NothingToLearn);
    expect(() => fitForest(table, labels.subarray(1))).toThrow('1499 labels for 1500 rows');
    expect(() => fitForest({ rows: 0, features: [] }, labels)).toThrow('the table has 0 rows');
    const json = JSON.parse(JSON.stringify(forest));
    expect(() => forestFromJSON({ ...json, kind: 'boosting' })).toThrow(BrokenTrees);
    expect(() => forestFromJSON({ ...json, format: 2 })).toThrow(UnknownForestFormat);
  });
});
