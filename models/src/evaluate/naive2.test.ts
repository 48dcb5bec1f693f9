import { describe, expect, it } from 'vitest';
import { shaped } from '../../test/sample-series.ts';
import { multiplicativeIndices, naive2 } from './naive2.ts';

describe('naive2', () => {
  it('is naive without a season, below three cycles, and where the test finds none', () => {
    const values = shaped(1, { length: 100, level: 50 });
    const last = new Float64Array(3).fill(values.at(-1)!);
    expect(naive2(values, 1, 3)).toEqual(last);
    expect(naive2(values, 40, 3)).toEqual(last);
    expect(naive2(values, 12, 3)).toEqual(last);
  });

  it('repeats the shape of a seasonal series at the level of its last value', () => {
    const shape = [0.5, 1, 1.5, 1];
    const values = Float64Array.from({ length: 41 }, (_, t) => 100 * shape[t % 4]!);
    const got = naive2(values, 4, 6);
    [100, 150, 100, 50, 100, 150].forEach((want, i) => {
      expect(got[i]).toBeCloseTo(want, 9);
    });
  });
});

describe('multiplicativeIndices', () => {
  it.each([4, 7])('have mean 1 and find the ratios of a season of %i on a level', season => {
    const ratios = Array.from({ length: season }, (_, i) => 1 + (i - (season - 1) / 2) / 20);
    const values = Float64Array.from({ length: season * 6 }, (_, t) => 80 * ratios[t % season]!);
    multiplicativeIndices(values, season).forEach((index, i) => {
      expect(index).toBeCloseTo(ratios[i]!, 9);
    });
  });
});
