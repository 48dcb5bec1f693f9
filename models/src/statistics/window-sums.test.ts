import { describe, expect, it } from 'vitest';
import { windowSums } from './window-sums.ts';

describe('windowSums', () => {
  const values = Float64Array.of(3, -1, 4, 1e16, 5, 9, 2, 6);

  it.each([1, 2, 3, 5, 8])('of %i values are what adding them up gives', width => {
    const want = Array.from({ length: 9 - width }, (_, t) => values.slice(t, t + width).reduce((a, b) => a + b, 0));
    Array.from(windowSums(values, width)).forEach((sum, t) => {
      expect(Math.abs(sum - want[t]!)).toBeLessThanOrEqual(1e-15 * Math.abs(want[t]!));
    });
  });

  it('keep their digits beside a huge value', () => {
    expect(Array.from(windowSums(values, 2)).slice(4)).toEqual([14, 11, 8]);
  });

  it('are none for a window wider than the values', () => {
    expect(windowSums(values, 9)).toHaveLength(0);
  });
});
