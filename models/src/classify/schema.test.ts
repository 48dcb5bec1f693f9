import { describe, expect, it } from 'vitest';
import type { FeatureTable } from './features.ts';
import { alignTable, schemaOf } from './schema.ts';

const table: FeatureTable = {
  rows: 3,
  features: [
    { kind: 'numeric', name: 'age', values: Float64Array.of(1, 2, 3) },
    { kind: 'category', name: 'plan', codes: Int32Array.of(0, 1, -1), names: ['a', 'b'] },
  ],
};
const schema = schemaOf(table);

describe('aligning later rows', () => {
  it('leaves rows of the same columns as they are', () => {
    expect(alignTable(schema, table)).toEqual({ table, notes: [] });
  });

  it('finds columns by name and categories by theirs, and leaves out what it does not know', () => {
    const later: FeatureTable = {
      rows: 2,
      features: [
        { kind: 'category', name: 'plan', codes: Int32Array.of(0, 1), names: ['b', 'a'] },
        { kind: 'numeric', name: 'new', values: Float64Array.of(9, 9) },
        { kind: 'numeric', name: 'age', values: Float64Array.of(7, 8) },
      ],
    };
    const aligned = alignTable(schema, later);
    expect(aligned.notes).toEqual([]);
    expect(aligned.table.features).toEqual([
      { kind: 'numeric', name: 'age', values: Float64Array.of(7, 8) },
      { kind: 'category', name: 'plan', codes: Int32Array.of(1, 0), names: ['a', 'b'] },
    ]);
  });

  it('refuses a column that is gone, or takes it as missing as it does a category never seen, and says so', () => {
    const codes = Int32Array.of(1, 1, 0);
    const later: FeatureTable = {
      rows: 3,
      features: [{ kind: 'category', name: 'plan', codes, names: ['b', 'gold'] }],
    };
    expect(() => alignTable(schema, later)).toThrow("the model needs column 'age', not in the table");
    const aligned = alignTable(schema, later, 'missing');
    expect(aligned.notes).toEqual([
      "column 'age' is not in these rows: it counts as missing",
      "2 rows have a 'plan' that training never saw, as 'gold': it counts as missing",
    ]);
    expect(aligned.table.features).toEqual([
      { kind: 'numeric', name: 'age', values: new Float64Array(3).fill(Number.NaN) },
      { kind: 'category', name: 'plan', codes: Int32Array.of(-1, -1, 1), names: ['a', 'b'] },
    ]);
  });

  it('refuses a column of another kind', () => {
    const later: FeatureTable = { rows: 1, features: [{ kind: 'numeric', name: 'plan', values: Float64Array.of(1) }] };
    expect(() => alignTable(schema, later, 'missing')).toThrow("column 'plan' holds numbers now, and held categories");
  });
});
