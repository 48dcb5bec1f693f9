import { describe, expect, it } from 'vitest';
import type { FeatureTable } from './features.ts';
import { eachRowBlock, spacedRows, takeRows } from './take-rows.ts';

const table: FeatureTable = {
  rows: 10_000,
  features: [
    { kind: 'numeric', name: 'x', values: Float64Array.from({ length: 10_000 }, (_, i) => i) },
    {
      kind: 'category',
      name: 'c',
      codes: Int32Array.from({ length: 10_000 }, (_, i) => i % 3),
      names: ['a', 'b', 'c'],
    },
  ],
};

describe('rows of a table', () => {
  it('are taken in the order asked, as often as asked', () => {
    expect(takeRows(table, Int32Array.of(7, 2, 7)).features).toEqual([
      { kind: 'numeric', name: 'x', values: Float64Array.of(7, 2, 7) },
      { kind: 'category', name: 'c', codes: Int32Array.of(1, 2, 1), names: ['a', 'b', 'c'] },
    ]);
  });

  it('come in blocks that make the whole', () => {
    const seen: number[] = [];
    eachRowBlock(table, (block, from) => {
      expect(from).toBe(seen.length);
      const [x] = block.features;
      if (x?.kind === 'numeric') seen.push(...x.values);
      expect(block.rows).toBeLessThanOrEqual(4096);
    });
    expect(seen).toHaveLength(10_000);
    expect(seen.every((value, i) => value === i)).toBe(true);
  });

  it('are evenly spaced, or all', () => {
    expect([...spacedRows(10, 4)]).toEqual([0, 2, 5, 7]);
    expect([...spacedRows(3, 4)]).toEqual([0, 1, 2]);
  });
});
