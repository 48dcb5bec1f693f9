// What a fit promises on any data: the same bytes, missing values, categories, weights, early stopping; and what it refuses.
import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../../statistics/random.ts';
import type { CategoryFeature, FeatureTable, NumericFeature } from '../features.ts';
import { sigmoid } from '../log-odds.ts';
import { auc } from '../scores/index.ts';
import { takeRows } from '../take-rows.ts';
import { type BoostingOptions, ColumnsAbsent, fitBoosting, NothingToLearn } from './index.ts';

/** Log-odds 2x, 2 more in plan b, 2 more where x is missing; `noise` means nothing. */
function sample(rows: number, seed: number) {
  const next = randomNumbers(seed);
  const x = Float64Array.from({ length: rows }, () => (next() < 0.1 ? Number.NaN : 4 * next() - 2));
  const codes = Int32Array.from(x, () => Math.floor(next() * 3));
  const noise = Float64Array.from(x, () => next());
  const odds = x.map((v, i) => (Number.isNaN(v) ? 2 : 2 * v) + (codes[i] === 1 ? 2 : 0));
  const table: FeatureTable = {
    rows,
    features: [
      { kind: 'numeric', name: 'x', values: x },
      { kind: 'category', name: 'plan', codes, names: ['a', 'b', 'c'] },
      { kind: 'numeric', name: 'noise', values: noise },
    ],
  };
  return { table, odds, labels: Uint8Array.from(odds, v => (next() < sigmoid(v) ? 1 : 0)) };
}

const QUICK: BoostingOptions = { trees: 60, rate: 0.1, leaves: 6, columnShare: 1 };
const { table, odds, labels } = sample(2000, 1);
const [x, plan] = table.features as [NumericFeature, CategoryFeature];
const replaced = (...features: FeatureTable['features']): FeatureTable => ({
  rows: features[0] ? table.rows : 0,
  features,
});

describe('a fit', () => {
  const later = sample(2000, 2);
  const model = fitBoosting(table, labels, QUICK);

  it('finds what moves the label, in rows it has not seen, with gaps', () => {
    expect(auc(model.predict(later.table), later.labels)).toBeGreaterThan(auc(later.odds, later.labels) - 0.01);
    expect(model.importance().map(({ name }) => name)).toEqual(['x', 'plan', 'noise']);
  });

  it('gives the same bytes for the same seed, others for another', () => {
    const again = (seed: number) => JSON.stringify(fitBoosting(table, labels, { ...QUICK, seed }));
    expect(again(1)).toBe(JSON.stringify(model));
    expect(again(2)).not.toBe(JSON.stringify(model));
  });

  it('does not hang on the order of columns or category codes when it scores', () => {
    const shuffled = replaced(
      { ...plan, codes: plan.codes.map(code => 2 - code), names: ['c', 'b', 'a'] },
      table.features[2]!,
      x,
    );
    expect(model.predict(shuffled)).toEqual(model.predict(table));
  });

  it('takes a category that it never saw as missing', () => {
    const unseen = replaced(x, { ...plan, codes: plan.codes.map(() => 0), names: ['new'] }, table.features[2]!);
    const missing = replaced(x, { ...plan, codes: plan.codes.map(() => -1) }, table.features[2]!);
    expect(model.predict(unseen)).toEqual(model.predict(missing));
  });

  it('counts a row of weight 2 as two rows, and one of weight 0 as none', () => {
    const rows = Int32Array.from({ length: table.rows }, (_, i) => i);
    const doubled = Int32Array.from([...rows.subarray(0, 1000), ...rows.subarray(0, 500)]).sort();
    const weights = Float64Array.from(rows, row => (row < 500 ? 2 : row < 1000 ? 1 : 0));
    const all: BoostingOptions = { ...QUICK, trees: 10, minRows: 1, rowShare: 1 };
    const byRows = fitBoosting(
      takeRows(table, doubled),
      Uint8Array.from(doubled, row => labels[row]!),
      all,
    );
    const byWeights = fitBoosting(table, labels, { ...all, weights });
    const differences = byRows.predict(later.table).map((v, i) => Math.abs(v - byWeights.predict(later.table)[i]!));
    expect(differences.reduce((sum, d) => sum + d, 0) / differences.length).toBeLessThan(0.05);
  });

  it('learns numbers by squared loss', () => {
    const numbers = fitBoosting(table, odds, { ...QUICK, loss: 'squared', trees: 300, l2: 0 });
    const error = numbers.predict(later.table).reduce((sum, v, i) => sum + (v - later.odds[i]!) ** 2, 0);
    const variance = later.odds.reduce((sum, v) => sum + (v - numbers.ensemble.base) ** 2, 0);
    expect(error / variance).toBeLessThan(0.01);
    expect(() => numbers.probability(later.table)).toThrow("loss 'squared'");
  });

  it('groups many categories by what they do', () => {
    const codes = Int32Array.from({ length: 4000 }, (_, i) => i % 40);
    const names = Array.from({ length: 40 }, (_, i) => `city ${i}`);
    const isHigh = (code: number) => code % 3 === 0;
    const next = randomNumbers(3);
    const y = Uint8Array.from(codes, code => (next() < (isHigh(code) ? 0.8 : 0.2) ? 1 : 0));
    const cities: FeatureTable = { rows: 4000, features: [{ kind: 'category', name: 'city', codes, names }] };
    const chances = fitBoosting(cities, y, { ...QUICK, rowShare: 1 }).probability(cities);
    for (let code = 0; code < 40; code++) expect(chances[code]! > 0.5).toBe(isHigh(code));
  });
});

describe('validation rows', () => {
  const validation = { table: sample(1000, 5).table, y: sample(1000, 5).labels };

  it('have a loss after each tree', () => {
    const { curve, trees } = fitBoosting(table, labels, { ...QUICK, validation });
    expect([curve.length, trees]).toEqual([60, 60]);
    const cut = fitBoosting(table, labels, { ...QUICK, trees: 20, validation });
    expect(cut.curve).toEqual(curve.slice(0, 20));
    const chances = cut.probability(validation.table);
    const loss = chances.reduce((sum, p, i) => sum - Math.log(validation.y[i] ? p : 1 - p), 0) / 1000;
    expect(curve[19]).toBeCloseTo(loss, 12);
  });

  it('stop a fit that runs into chance, and the best trees stay', () => {
    const { curve, trees } = fitBoosting(table, labels, {
      ...QUICK,
      trees: 2000,
      rate: 0.3,
      leaves: 31,
      validation,
      patience: 25,
    });
    expect(curve.length).toBe(trees + 25);
    expect(curve[trees - 1]).toBe(Math.min(...curve));
  });
});

describe('columns at scoring', () => {
  const model = fitBoosting(table, labels, QUICK);
  const without = replaced({ ...x, name: 'x2' }, plan, table.features[2]!);

  it('must be there, by name', () => {
    expect(() => model.predict(without)).toThrow(ColumnsAbsent);
    expect(() => model.predict(without)).toThrow("needs column 'x', not in the table; the table has 'x2', which");
    expect(model.absentColumns(without)).toEqual(['x']);
  });

  it('or are missing in every row, when one says so', () => {
    const gone = replaced({ ...x, values: x.values.map(() => Number.NaN) }, plan, table.features[2]!);
    expect(model.predict(without, { absent: 'missing' })).toEqual(model.predict(gone));
  });

  it('must be of the kind that was learned', () => {
    const text = { ...plan, name: 'x' };
    expect(() => model.predict(replaced(text, { ...plan }, table.features[2]!))).toThrow(
      "column 'x' is category; the model learned it as numeric",
    );
  });
});

describe('a fit refuses', () => {
  const constant = replaced({ ...x, values: x.values.map(() => 7) }, { ...plan, codes: plan.codes.map(() => 1) });
  const none = new Uint8Array(2000);
  const cases: readonly [string, () => unknown, string][] = [
    ['a label with one class', () => fitBoosting(table, none), 'one class: 0 of 2000 rows are 1'],
    [
      'columns that are all constant',
      () => fitBoosting(constant, labels),
      "all 2 columns are constant over 2000 rows ('x', 'plan')",
    ],
    ['no rows', () => fitBoosting({ rows: 0, features: [] }, none), 'the table has 0 rows'],
    ['no columns', () => fitBoosting({ rows: 5, features: [] }, none), '5 rows has no columns'],
    ['fewer labels than rows', () => fitBoosting(table, labels.subarray(1)), '1999 labels for 2000 rows'],
    [
      'a label that is none',
      () => fitBoosting(table, Float64Array.from(labels).fill(2, 3, 4)),
      'label 2 in row 3: it must be 0 or 1',
    ],
    [
      'a label that is missing',
      () => fitBoosting(table, odds.slice().fill(Number.NaN, 8, 9), { loss: 'squared' }),
      'label NaN in row 8: it must be a finite number',
    ],
    [
      'a column that is too short',
      () => fitBoosting(replaced(x, { ...plan, codes: plan.codes.subarray(2) }), labels),
      "'plan' has 1998 values; the table has 2000",
    ],
    [
      'a code without a name',
      () => fitBoosting(replaced(x, { ...plan, names: ['a', 'b'] }), labels),
      "'plan' has code 2 in row",
    ],
    [
      'two columns of one name',
      () => fitBoosting(replaced(x, { ...plan, name: 'x' }), labels),
      "two columns are called 'x'",
    ],
    [
      'a negative weight',
      () => fitBoosting(table, labels, { weights: new Float64Array(2000).fill(-1, 4) }),
      'weight -1 in row 4',
    ],
    [
      'weights that are all 0',
      () => fitBoosting(table, labels, { weights: new Float64Array(2000) }),
      'all 2000 weights are 0',
    ],
    ['too few weights', () => fitBoosting(table, labels, { weights: new Float64Array(7) }), '7 weights for 2000 rows'],
    ['no trees', () => fitBoosting(table, labels, { trees: 0 }), 'trees 0: it may be a whole number from 1'],
    ['one leaf', () => fitBoosting(table, labels, { leaves: 1 }), 'leaves 1: it may be a whole number from 2'],
    ['a rate above 1', () => fitBoosting(table, labels, { rate: 1.5 }), 'rate 1.5: it may be above 0, up to 1'],
    ['no columns a tree', () => fitBoosting(table, labels, { columnShare: 0 }), 'columnShare 0: it may be above 0'],
    ['a negative penalty', () => fitBoosting(table, labels, { l2: -1 }), 'l2 -1: it may be 0 or more'],
    ['a broken seed', () => fitBoosting(table, labels, { seed: 0.5 }), 'seed 0.5: it may be a whole number'],
    [
      'patience without rows to judge by',
      () => fitBoosting(table, labels, { patience: 5 }),
      'patience 5 needs validation',
    ],
    [
      'a direction of categories',
      () => fitBoosting(table, labels, { monotone: { plan: 'up' } }),
      "'plan' has categories",
    ],
    [
      'a direction of no column',
      () => fitBoosting(table, labels, { monotone: { y: 'up' } }),
      "'y' is not in the table of 3",
    ],
    [
      'validation without a column',
      () => fitBoosting(table, labels, { validation: { table: replaced(x), y: labels } }),
      "needs columns 'plan', 'noise'",
    ],
  ];

  it.each(cases)('%s', (_, fit, text) => {
    expect(fit).toThrow(text);
  });

  it('what cannot be learned, by a class of its own', () => {
    expect(() => fitBoosting(table, none)).toThrow(NothingToLearn);
    expect(() => fitBoosting(constant, labels)).toThrow(NothingToLearn);
  });
});
