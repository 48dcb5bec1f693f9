// Contributions against their definition: the mean over all orders in which columns become known, tree by tree, by brute force.
import { describe, expect, it } from 'vitest';
import { hasTelco, readTelco } from '../../../test/telco-data.ts';
import { randomNumbers } from '../../statistics/random.ts';
import { byteOffset, encode, type PackedTable } from '../bins/index.ts';
import { type Boosting, ColumnsAbsent, fitBoosting } from '../boosting/index.ts';
import type { FeatureTable } from '../features.ts';
import { takeRows } from '../take-rows.ts';
import { rootOf, type Tree } from '../trees/index.ts';
import { contributions } from './index.ts';

const first = (table: FeatureTable, rows: number) =>
  takeRows(
    table,
    Int32Array.from({ length: rows }, (_, i) => i),
  );

/** What a tree expects of a row of which only some columns are known: unknown ones follow the training rows. */
function expected(
  tree: Tree,
  known: (feature: number) => boolean,
  packed: PackedTable,
  row: number,
  place = rootOf(tree),
): number {
  if (place < 0) return tree.value[~place]!;
  const { feature, left, right, sets, cover, leafCover } = tree;
  const down = (child: number) => expected(tree, known, packed, row, child);
  const [a, b] = [left[place]!, right[place]!];
  if (known(feature[place]!)) {
    const bin = packed.bytes[byteOffset(feature[place]!, packed.rows) + 4 * row]!;
    return (sets[place * 8 + (bin >>> 5)]! >>> (bin & 31)) & 1 ? down(a) : down(b);
  }
  const rows = (child: number) => (child < 0 ? leafCover[~child]! : cover[child]!);
  return (rows(a) * down(a) + rows(b) * down(b)) / cover[place]!;
}

/** Shapley's formula over all subsets of the columns that the tree uses. */
function shapley(tree: Tree, packed: PackedTable, row: number): Map<number, number> {
  const columns = [...new Set(tree.feature)];
  const n = columns.length;
  const of = Array.from({ length: 1 << n }, (_, s) =>
    expected(tree, f => ((s >>> columns.indexOf(f)) & 1) === 1, packed, row),
  );
  const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
  const size = (s: number): number => (s === 0 ? 0 : (s & 1) + size(s >>> 1));
  return new Map(
    columns.map((column, j) => {
      let phi = 0;
      for (let s = 0; s < 1 << n; s++) {
        if ((s >>> j) & 1) continue;
        const weight = (factorial(size(s)) * factorial(n - size(s) - 1)) / factorial(n);
        phi += weight * (of[s | (1 << j)]! - of[s]!);
      }
      return [column, phi];
    }),
  );
}

function expectShapley(model: Boosting, table: FeatureTable, rows: number, all: FeatureTable = table): void {
  const { columns, bias } = contributions(model, all);
  const { bins, trees, base } = model.ensemble;
  const packed = encode(bins, table.features, 0, table.rows);
  expect(bias).toBeCloseTo(
    trees.reduce((sum, tree) => sum + expected(tree, () => false, packed, 0), base),
    10,
  );
  for (let row = 0; row < rows; row++) {
    const sums = new Float64Array(bins.length);
    for (const tree of trees) for (const [column, phi] of shapley(tree, packed, row)) sums[column]! += phi;
    columns.forEach(({ values }, column) => {
      expect(Math.abs(values[row]! - sums[column]!)).toBeLessThan(1e-10);
    });
  }
}

function farthestSum(model: Boosting, table: FeatureTable): number {
  const { bias, columns } = contributions(model, table);
  const sums = model
    .predict(table)
    .map((odds, row) => odds - columns.reduce((sum, { values }) => sum + values[row]!, bias));
  return sums.reduce((most, difference) => Math.max(most, Math.abs(difference)), 0);
}

const why = hasTelco ? '' : ' (skipped: no customers in ../shared/data/telco)';

describe.skipIf(!hasTelco)(`contributions on the Telco customers${why}`, () => {
  const { table, labels } = hasTelco ? readTelco() : { table: { rows: 0, features: [] }, labels: new Uint8Array(0) };

  it('are what the definition says, from tables and row by row', () => {
    const model = fitBoosting(table, labels, { trees: 10, leaves: 8, rate: 0.1, columnShare: 1, rowShare: 1 });
    expectShapley(model, first(table, 5), 5);
    expectShapley(model, first(table, 5), 5, first(table, 3000));
  });

  it('sum to the log-odds', () => {
    const model = fitBoosting(table, labels, { trees: 200, leaves: 31, rate: 0.1 });
    expect(farthestSum(model, table)).toBeLessThan(1e-10);
    expect(farthestSum(model, first(table, 3))).toBeLessThan(1e-10);
  });
});

describe('contributions', () => {
  const rows = 6000;
  const next = randomNumbers(9);
  const values = Array.from({ length: 24 }, () =>
    Float64Array.from({ length: rows }, () => (next() < 0.05 ? Number.NaN : next())),
  );
  const table: FeatureTable = {
    rows,
    features: values.map((column, i) => ({ kind: 'numeric', name: `x${i}`, values: column })),
  };
  const y = Float64Array.from({ length: rows }, (_, row) =>
    values.reduce((sum, column, i) => sum + (column[row]! > 0.5 ? 1 / (i + 1) : 0), 0),
  );

  it('of deep trees with many columns on a way are exact, too', () => {
    // Of the second tree, 188 nodes stand above the parts, and some ways have more columns than a table may.
    const model = fitBoosting(table, y, {
      loss: 'squared',
      trees: 2,
      rate: 1,
      leaves: 400,
      minRows: 1,
      l2: 0,
      columnShare: 1,
      rowShare: 1,
    });
    expect(farthestSum(model, table)).toBeLessThan(1e-10);
    const some = contributions(model, first(table, 40));
    const all = contributions(model, table);
    some.columns.forEach(({ values: few }, column) => {
      few.forEach((value, row) => {
        expect(Math.abs(value - all.columns[column]!.values[row]!)).toBeLessThan(1e-10);
      });
    });
  });

  it('of a tree with two columns are what one finds by hand', () => {
    const model = fitBoosting(first(table, 4000), y.subarray(0, 4000), {
      loss: 'squared',
      trees: 3,
      leaves: 4,
      columnShare: 1,
    });
    expectShapley(model, first(table, 20), 20);
  });

  it('need the columns of training, or take them as missing', () => {
    const model = fitBoosting(table, y, { loss: 'squared', trees: 5 });
    const cut: FeatureTable = { rows, features: [] };
    const other: FeatureTable = { rows, features: [{ kind: 'numeric', name: 'z', values: y }] };
    expect(() => contributions(model, other)).toThrow(ColumnsAbsent);
    expect(() => contributions(model, cut)).toThrow('has no columns');
    const { bias, columns } = contributions(model, other, { absent: 'missing' });
    const sum = columns.reduce((all, column) => all + column.values[0]!, bias);
    expect(sum).toBeCloseTo(model.predict(other, { absent: 'missing' })[0]!, 10);
  });
});
