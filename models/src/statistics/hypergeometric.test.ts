import { describe, expect, it } from 'vitest';
import { hypergeometric } from './hypergeometric.ts';

describe('hypergeometric', () => {
  it.each([0, 0.1, 0.5, 0.9, 0.999])('is the closed forms at %d', z => {
    expect(hypergeometric(2.5, 3, 3, z) * (1 - z) ** 2.5).toBeCloseTo(1, 10);
    if (z > 0) expect(hypergeometric(1, 1, 2, z) / (-Math.log1p(-z) / z)).toBeCloseTo(1, 10);
  });

  it('ends by itself where a factor is a negative whole number', () => {
    expect(hypergeometric(-2, 3, 4, 0.5)).toBeCloseTo(1 - (2 * 3 * 0.5) / 4 + (2 * 3 * 4 * 0.25) / (4 * 5 * 2), 14);
  });

  it.each([-0.1, 1, Number.NaN])('refuses z = %d', z => {
    expect(() => hypergeometric(1, 1, 2, z)).toThrow(RangeError);
  });
});
