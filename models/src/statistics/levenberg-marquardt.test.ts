import { describe, expect, it } from 'vitest';
import { leastSquares } from './levenberg-marquardt.ts';

describe('leastSquares', () => {
  it('finds the rate and the size of a decay', () => {
    const truth = Float64Array.from({ length: 30 }, (_, t) => 3 * Math.exp(-0.2 * t));
    const { x, sum } = leastSquares(
      ([size, rate]) => truth.map((v, t) => size! * Math.exp(-rate! * t) - v),
      Float64Array.of(1, 0.05),
    );
    expect(x[0]).toBeCloseTo(3, 5);
    expect(x[1]).toBeCloseTo(0.2, 6);
    expect(sum).toBeLessThan(1e-10);
  });

  it('comes to the bottom of a bent valley (Rosenbrock)', () => {
    const { x } = leastSquares(([a, b]) => Float64Array.of(10 * (b! - a! * a!), 1 - a!), Float64Array.of(-1.2, 1), {
      maxSteps: 100,
    });
    expect(x[0]).toBeCloseTo(1, 4);
    expect(x[1]).toBeCloseTo(1, 4);
  });

  it('leaves the start where nothing is sought or no step helps', () => {
    expect(leastSquares(() => Float64Array.of(2), new Float64Array(0))).toEqual({ x: new Float64Array(0), sum: 4 });
    const flat = leastSquares(() => Float64Array.of(1, 1), Float64Array.of(5));
    expect(flat.x[0]).toBe(5);
    expect(leastSquares(() => Float64Array.of(Number.NaN), Float64Array.of(5)).x[0]).toBe(5);
  });
});
