import { describe, expect, it } from 'vitest';
import { nelderMead } from './nelder-mead.ts';

const bowl = (x: Float64Array) => (x[0]! - 3) ** 2 + 10 * (x[1]! + 1) ** 2;
/** Rosenbrock 1960: a bent valley with its floor at (1, 1). */
const valley = (x: Float64Array) => 100 * (x[1]! - x[0]! ** 2) ** 2 + (1 - x[0]!) ** 2;

describe('nelderMead', () => {
  it('finds the bottom of a bowl and of a bent valley', () => {
    const { x, value } = nelderMead(bowl, [0, 0], { steps: [1, 1], tolerance: 1e-14 });
    expect(x[0]).toBeCloseTo(3, 5);
    expect(x[1]).toBeCloseTo(-1, 5);
    expect(value).toBeLessThan(1e-10);
    const bent = nelderMead(valley, [-1.2, 1], { steps: [0.5, 0.5], tolerance: 1e-14, maxEvaluations: 1000 });
    expect(Math.hypot(bent.x[0]! - 1, bent.x[1]! - 1)).toBeLessThan(1e-4);
  });

  it('finds it with eight axes', () => {
    const f = (x: Float64Array) => x.reduce((sum, v, k) => sum + (k + 1) * (v - k) ** 2, 0);
    const options = { steps: new Array(8).fill(1), tolerance: 1e-12, maxEvaluations: 5000 };
    nelderMead(f, new Array(8).fill(0), options).x.forEach((v, k) => {
      expect(Math.abs(v - k)).toBeLessThan(1e-4);
    });
  });

  it('stays within the limits and finds a bottom that lies on one', () => {
    const seen: number[] = [];
    const f = (x: Float64Array) => {
      seen.push(x[0]!);
      return bowl(x);
    };
    const { x } = nelderMead(f, [1.9, 0], { steps: [1, 1], lower: [0, -5], upper: [2, 5], tolerance: 1e-12 });
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...seen)).toBeLessThanOrEqual(2);
    expect(x[0]).toBeCloseTo(2, 5);
    expect(x[1]).toBeCloseTo(-1, 4);
  });

  it('walks around points that are not allowed', () => {
    for (const none of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const f = (x: Float64Array) => (x[0]! > 2 ? none : bowl(x));
      const { x } = nelderMead(f, [0, 0], { steps: [3, 1], tolerance: 1e-10, maxEvaluations: 2000 });
      expect(x[0]).toBeCloseTo(2, 2);
    }
  });

  it('stops at the evaluations allowed, with the best point seen', () => {
    let calls = 0;
    let least = Number.POSITIVE_INFINITY;
    const f = (x: Float64Array) => {
      calls++;
      const value = valley(x);
      least = Math.min(least, value);
      return value;
    };
    const { value } = nelderMead(f, [-1.2, 1], { steps: [0.5, 0.5], maxEvaluations: 20 });
    expect(calls).toBeLessThanOrEqual(23);
    expect(value).toBe(least);
  });

  it('ends where nothing differs, and gives the same bits again', () => {
    expect(nelderMead(() => 1, [5], { steps: [1] })).toEqual({ x: Float64Array.of(5), value: 1 });
    const run = () => nelderMead(valley, [-1.2, 1], { steps: [0.5, 0.5] });
    expect(run()).toEqual(run());
  });

  it('leaves the start as it was', () => {
    const start = Float64Array.of(9, 9);
    nelderMead(bowl, start, { steps: [1, 1], upper: [5, 5] });
    expect([...start]).toEqual([9, 9]);
  });
});
