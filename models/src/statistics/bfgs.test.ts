import { describe, expect, it } from 'vitest';
import { bfgs } from './bfgs.ts';

/** A curved valley (Rosenbrock 1960), least 0 at 1, 1. */
const valley = ([x, y]: Float64Array) => 100 * (y! - x! * x!) ** 2 + (1 - x!) ** 2;

describe('bfgs', () => {
  it('follows a curved valley to its end', () => {
    const { x, value, converged } = bfgs(valley, [-1.2, 1]);
    expect(x[0]).toBeCloseTo(1, 6);
    expect(x[1]).toBeCloseTo(1, 6);
    expect(value).toBeLessThan(1e-12);
    expect(converged).toBe(true);
  });

  it('gives the same bits twice', () => {
    expect(bfgs(valley, [3, -2])).toEqual(bfgs(valley, [3, -2]));
  });

  it('stays where the function is defined', () => {
    const { x } = bfgs(([v]) => (v! > 0 ? v! - Math.log(v!) : Number.NaN), [9]);
    expect(x[0]).toBeCloseTo(1, 6);
  });

  it('says when it has not arrived', () => {
    const { x, converged } = bfgs(([v]) => -v!, [0], { maxSteps: 5, longest: 1 });
    expect(x[0]).toBeCloseTo(5, 6);
    expect(converged).toBe(false);
  });

  it('refuses a start where there is nothing', () => {
    expect(() => bfgs(() => Number.NaN, [1, 2])).toThrow('the function is NaN at the start [1, 2]');
  });
});
