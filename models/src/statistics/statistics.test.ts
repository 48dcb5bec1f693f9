import { describe, expect, it } from 'vitest';
import { normalQuantile } from './normal.ts';
import { quantile } from './quantile.ts';

describe('normalQuantile', () => {
  it.each([
    [0.5, 0],
    [0.9, 1.2815515655446004],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [0.001, -3.090232306167813],
    [1e-9, -5.997807015007686],
  ])('of %d', (p, want) => {
    expect(normalQuantile(p)).toBeCloseTo(want, 7);
  });

  it.each([0, 1, -1, Number.NaN])('refuses %d', p => {
    expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});

describe('quantile', () => {
  it.each([
    [0, 1],
    [0.5, 2.5],
    [0.25, 1.75],
    [1, 4],
  ])('at %d of 1, 2, 3, 4 is %d', (p, want) => {
    expect(quantile([1, 2, 3, 4], p)).toBe(want);
  });

  it('of one value is that value', () => {
    expect(quantile([7], 0.3)).toBe(7);
  });
});
