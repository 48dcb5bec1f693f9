import { describe, expect, it } from 'vitest';
import { uniform } from '../../../test/sample-series.ts';
import { levelFactors } from './level-factors.ts';

const plain = { blend: 0, at80: 1, at95: 1 };

describe('levelFactors', () => {
  it('has one factor for each level from 0.50 to 0.99', () => {
    expect(levelFactors([1], plain, 8)).toHaveLength(50);
  });

  it.each([
    [0.5, 0, 0.5 * (1.2533 * 0.6744897502 + Math.LN2)],
    [0.8, 30, 0.5 * (1.2533 * 1.2815515655 + 1.6094379124)],
    [0.95, 45, 0.5 * (1.2533 * 1.9599639845 + 2.9957322736)],
  ])('at %d is the mean of the normal and the Laplace quantile for few errors', (_, index, want) => {
    expect(levelFactors([1], plain, 8)[index]).toBeCloseTo(want, 6);
  });

  it('takes the empirical quantile from 20 errors on', () => {
    const errors = Array.from({ length: 101 }, (_, i) => i / 100);
    expect(levelFactors(errors, { ...plain, blend: 1 }, 8)[30]).toBeCloseTo(0.8, 12);
    const few = errors.slice(0, 19);
    expect(levelFactors(few, { ...plain, blend: 1 }, 8)).toEqual(levelFactors(few, plain, 8));
  });

  it('applies the corrections at their levels and widens by 6 % an origin missing from 8', () => {
    const base = levelFactors([1], plain, 8);
    const corrected = levelFactors([1], { blend: 0, at80: 1.1, at95: 1.3 }, 6);
    expect(corrected[30]! / base[30]!).toBeCloseTo(1.1 * 1.12, 12);
    expect(corrected[45]! / base[45]!).toBeCloseTo(1.3 * 1.12, 12);
    expect(corrected[0]! / base[0]!).toBeCloseTo(1.12, 12);
  });

  it('never falls with the level, whatever the errors and corrections', () => {
    const next = uniform(1);
    for (let k = 0; k < 200; k++) {
      const errors = Array.from({ length: 1 + Math.floor(60 * next()) }, () => (next() < 0.3 ? 0 : next() ** 4));
      const correction = { blend: next(), at80: 0.5 + next(), at95: 0.5 + next() };
      const got = levelFactors(errors, correction, 1 + Math.floor(9 * next()));
      expect(got.every((v, i) => i === 0 || v >= got[i - 1]!)).toBe(true);
    }
  });
});
