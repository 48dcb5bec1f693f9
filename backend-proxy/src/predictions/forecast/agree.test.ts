import { totalsOf } from '@foresight/models/hierarchy';
import { describe, expect, it } from 'vitest';
import { type Agreeable, agree } from './agree.ts';

const HOUR = 3_600_000;

/** @param errors by origin, in hours */
function forecast(point: number[], errors: Record<number, number[]>, from = 0): Agreeable {
  const values = Float64Array.from(point);
  return {
    time: values.map((_, i) => (from + i) * HOUR),
    point: values,
    intervals: [{ level: 0.8, lower: values.map(v => v / 2), upper: values.map(v => v * 2) }],
    pastErrors: Object.entries(errors).map(([at, e]) => ({ time: Number(at) * HOUR, errors: Float64Array.from(e) })),
  };
}

const TOTALS = totalsOf([{ a: 'x' }, { a: 'y' }], []);

describe('forecasts that agree', () => {
  it('have totals that are the sums of their series, and bands that went with the points', () => {
    const [total, x, y] = agree(
      TOTALS,
      [forecast([10], { 1: [1, 0, 0] }), forecast([3], { 1: [0, 1, 0] }), forecast([4], { 1: [0, 0, 1] })],
      'min-trace',
      false,
    );
    expect(total!.point[0]).toBeCloseTo(9, 5);
    expect(x!.point[0]! + y!.point[0]!).toBe(total!.point[0]);
    expect(total!.intervals[0]!.lower[0]).toBeCloseTo(4.5, 5);
    expect(total!.intervals[0]!.upper[0]).toBeCloseTo(18, 5);
  });

  it('compare errors of the same origin only', () => {
    const apart = [forecast([10], { 1: [9] }), forecast([3], { 2: [1] }), forecast([4], { 2: [1] })];
    const [total] = agree(TOTALS, apart, 'min-trace', false);
    // Variances 81, 1 and 1, the series' errors in step: the total gives way.
    expect(total!.point[0]).toBeLessThan(7.2);
    expect(total!.point[0]).toBeGreaterThan(7);
  });

  it('keep the steps that all of them reach', () => {
    const late = [forecast([10, 10, 10], {}), forecast([3, 3, 3], {}, 1), forecast([4, 4, 4], {})];
    const agreed = agree(TOTALS, late, 'bottom-up', false);
    expect(agreed.map(a => [...a.time].map(t => t / HOUR))).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
    expect(agreed.map(a => a.leftOut)).toEqual([1, 1, 1]);
    expect([...agreed[0]!.point]).toEqual([7, 7]);
  });

  it('are empty where no step is shared', () => {
    const apart = [forecast([10], {}), forecast([3], {}, 5), forecast([4], {})];
    expect(agree(TOTALS, apart, 'min-trace', false).map(a => a.point.length)).toEqual([0, 0, 0]);
  });
});
