import { describe, expect, it } from 'vitest';
import { incompleteBeta, logGamma } from './beta.ts';
import { studentT, studentTBeyond } from './student-t.ts';

describe('studentT', () => {
  it.each([
    // Rows of the table printed in every textbook: upper 5, 2.5, 0.5 and 0.05 % points.
    [1, [6.314, 12.706, 63.657, 636.619]],
    [2, [2.92, 4.303, 9.925, 31.599]],
    [5, [2.015, 2.571, 4.032, 6.869]],
    [10, [1.812, 2.228, 3.169, 4.587]],
    [30, [1.697, 2.042, 2.75, 3.646]],
    [120, [1.658, 1.98, 2.617, 3.373]],
  ])('with %i degrees of freedom agrees with the published table', (degrees, points) => {
    // Rounded to three digits: the tail lies between those of half a digit more and less.
    [0.05, 0.025, 0.005, 0.0005].forEach((tail, i) => {
      const [low, high] = [points[i]! - 0.00051, points[i]! + 0.00051];
      expect(1 - studentT(low, degrees)).toBeGreaterThan(tail);
      expect(1 - studentT(high, degrees)).toBeLessThan(tail);
      expect(studentT(-low, degrees)).toBeGreaterThan(tail);
      expect(studentTBeyond(high, degrees)).toBeLessThan(2 * tail);
    });
  });

  it.each([0, 0.3, 1, 2.5, 40])('at %d has the closed forms for 1, 2 and 3 degrees of freedom', t => {
    const angle = Math.atan(t / Math.sqrt(3));
    const closed = [
      0.5 + Math.atan(t) / Math.PI,
      0.5 + t / (2 * Math.sqrt(2 + t * t)),
      0.5 + (angle + (Math.sqrt(3) * t) / (3 + t * t)) / Math.PI,
    ];
    closed.forEach((want, i) => {
      expect(studentT(t, i + 1)).toBeCloseTo(want, 13);
      expect(studentT(-t, i + 1)).toBeCloseTo(1 - want, 13);
    });
  });

  it('is the normal distribution with many degrees of freedom', () => {
    expect(studentT(1.959963984540054, 1e7)).toBeCloseTo(0.975, 6);
    expect(studentT(-3, 1e7)).toBeCloseTo(0.0013498980316301, 6);
  });

  it('keeps the digits of a far tail, to nothing at infinity', () => {
    expect(studentTBeyond(1e6, 2) / 1e-12).toBeCloseTo(1, 9);
    expect(studentTBeyond(Number.POSITIVE_INFINITY, 4)).toBe(0);
    expect([studentT(Number.NEGATIVE_INFINITY, 4), studentT(Number.POSITIVE_INFINITY, 4)]).toEqual([0, 1]);
  });

  it.each([
    [Number.NaN, 3],
    [1, 0],
    [1, -2],
    [1, Number.NaN],
  ])('refuses %d with %d degrees of freedom', (t, degrees) => {
    expect(() => studentT(t, degrees)).toThrow(RangeError);
  });
});

describe('incompleteBeta', () => {
  it('is a binomial tail for whole parameters', () => {
    // P(at least 3 of 5) with p = 0.4: 10·0.4³·0.6² + 5·0.4⁴·0.6 + 0.4⁵
    expect(incompleteBeta(0.4, 3, 3)).toBeCloseTo(10 * 0.064 * 0.36 + 5 * 0.0256 * 0.6 + 0.01024, 14);
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
  });

  it.each([0.1, 0.5, 0.9])('at %d and its mirror sums to 1', x => {
    expect(incompleteBeta(x, 7.5, 0.5) + incompleteBeta(1 - x, 0.5, 7.5)).toBeCloseTo(1, 14);
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses x = %d', x => {
    expect(() => incompleteBeta(x, 1, 1)).toThrow(RangeError);
  });
});

describe('logGamma', () => {
  it.each([
    [0.5, Math.log(Math.sqrt(Math.PI))],
    [1, 0],
    [5, Math.log(24)],
    [0.1, 2.252712651734206],
    [101, 363.73937555556347],
  ])('of %d', (x, want) => {
    expect(logGamma(x)).toBeCloseTo(want, 11);
  });
});
