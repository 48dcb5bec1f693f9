import { describe, expect, it } from 'vitest';
import { binomialAtMost } from './binomial.ts';

describe('at most so many hits', () => {
  it('is what counting gives', () => {
    expect(binomialAtMost(0, 3, 0.5)).toBeCloseTo(1 / 8, 12);
    expect(binomialAtMost(1, 3, 0.5)).toBeCloseTo(4 / 8, 12);
    expect(binomialAtMost(2, 4, 0.25)).toBeCloseTo((81 + 4 * 27 + 6 * 9) / 256, 12);
    expect(binomialAtMost(4, 4, 0.25)).toBe(1);
  });

  it('holds at the ends of chance', () => {
    expect(binomialAtMost(2, 5, 0)).toBe(1);
    expect(binomialAtMost(2, 5, 1)).toBe(0);
  });

  it.each([
    [-1, 3, 0.5],
    [4, 3, 0.5],
    [1, 3, 1.5],
    [Number.NaN, 3, 0.5],
  ])('refuses %d of %d at %d', (hits, trials, chance) => {
    expect(() => binomialAtMost(hits, trials, chance)).toThrow(RangeError);
  });
});
