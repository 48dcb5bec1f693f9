import { describe, expect, it } from 'vitest';
import { uniform } from '../../../test/sample-series.ts';
import { levelFactors } from './level-factors.ts';

const plain = { blend: 0, wider: 1 };

describe('levelFactors', () => {
  it('has one factor for each level from 0.50 to 0.99', () => {
    expect(levelFactors([1], plain, 8)).toHaveLength(50);
  });

  it.each([
    [0.5, 0, Math.LN2],
    [0.8, 30, Math.log(5)],
    [0.95, 45, Math.log(20)],
  ])('at %d is the quantile of a Laplace distribution for few errors', (_, index, want) => {
    expect(levelFactors([1], plain, 8)[index]).toBeCloseTo(want, 9);
    expect(levelFactors([3, 5], plain, 8)[index]).toBeCloseTo(4 * want, 9);
  });

  it('takes the empirical quantile from 20 errors on', () => {
    const errors = Array.from({ length: 101 }, (_, i) => i / 100);
    expect(levelFactors(errors, { ...plain, blend: 1 }, 8)[30]).toBeCloseTo(0.8, 12);
    const few = errors.slice(0, 19);
    expect(levelFactors(few, { ...plain, blend: 1 }, 8)).toEqual(levelFactors(few, plain, 8));
  });

  it('widens by 5 % an origin missing from 8, and by what the rule says', () => {
    const base = levelFactors([1], plain, 8);
    const wide = levelFactors([1], { blend: 0, wider: 1.1 }, 6);
    for (const index of [0, 30, 45]) expect(wide[index]! / base[index]!).toBeCloseTo(1.1 * 1.1, 12);
    expect(levelFactors([1], plain, 12)).toEqual(base);
  });

  it('never falls with the level, whatever the errors', () => {
    const next = uniform(1);
    for (let k = 0; k < 200; k++) {
      const errors = Array.from({ length: 1 + Math.floor(60 * next()) }, () => (next() < 0.3 ? 0 : next() ** 4));
      const got = levelFactors(errors, { blend: next(), wider: 0.5 + next() }, 1 + Math.floor(9 * next()));
      expect(got.every((v, i) => i === 0 || v >= got[i - 1]!)).toBe(true);
    }
  });
});
