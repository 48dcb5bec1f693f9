import { describe, expect, it } from 'vitest';
import { shaped } from '../../../test/sample-series.ts';
import { predict } from '../predictors/index.ts';
import {
  adjusted,
  dampedHolt,
  holtWinters,
  intermittent,
  multipleAggregation,
  nearestPast,
  type PointMethod,
  seasonalWalk,
  ses,
  theta,
} from './index.ts';
import { bucketMeans } from './multiple-aggregation.ts';

const forecast = (method: PointMethod, values: Float64Array, horizon: number): number[] => [
  ...predict(method.predictor, method.fit(values, method.tune(values)), horizon, values),
];
const line = Float64Array.from({ length: 60 }, (_, t) => 5 + 2 * t);
const wave = (s: number, cycles = 12) =>
  Float64Array.from({ length: cycles * s }, (_, t) => 50 + 10 * Math.sin((2 * Math.PI * t) / s));

describe('exponential smoothing', () => {
  it('takes the last value where values wander, a mean where they only scatter', () => {
    expect(forecast(adjusted(ses, []), line, 2)).toEqual([123, 123]);
    const scatter = shaped(1, { length: 300, level: 10 });
    expect(forecast(adjusted(ses, []), scatter, 1)[0]).toBeCloseTo(10, 0);
  });
});

describe('theta', () => {
  it('rises by half the slope of the line through all values', () => {
    const [first, second] = forecast(adjusted(theta, []), line, 2);
    expect(second! - first!).toBeCloseTo(1, 9);
    expect(first).toBeCloseTo(124, 1);
  });
});

describe('Holt-Winters', () => {
  it('goes on with a wave on a line', () => {
    const values = wave(12).map((v, t) => v + 0.1 * t);
    forecast(holtWinters(12), values, 12).forEach((v, i) => {
      expect(Math.abs(v - (wave(12)[i]! + 0.1 * (144 + i)))).toBeLessThan(0.7);
    });
  });

  it('of less than two seasons and a point is damped Holt', () => {
    const values = shaped(2, { length: 24, level: 10 });
    expect(forecast(holtWinters(12), values, 5)).toEqual(forecast(adjusted(dampedHolt, []), values, 5));
  });
});

describe('multiple aggregation', () => {
  it('takes means from the end', () => {
    expect([...bucketMeans(Float64Array.of(9, 1, 3, 5, 7), 2)]).toEqual([2, 6]);
  });

  it.each([dampedHolt, theta])('goes on with a pure wave', smoother => {
    forecast(multipleAggregation(smoother, 12), wave(12), 24).forEach((v, i) => {
      expect(Math.abs(v - wave(12)[i]!)).toBeLessThan(0.2);
    });
  });

  it('follows a line further than damped Holt does', () => {
    const far = forecast(multipleAggregation(dampedHolt, 12), line, 24).at(-1)!;
    expect(far).toBeGreaterThan(forecast(adjusted(dampedHolt, []), line, 24).at(-1)!);
    expect(far).toBeLessThan(5 + 2 * 84);
  });

  it('with constants from fewer values has widths that were not tuned', () => {
    const method = multipleAggregation(dampedHolt, 12);
    const values = shaped(3, { length: 100, level: 20 });
    const early = method.tune(values.subarray(0, 30));
    expect(predict(method.predictor, method.fit(values, early), 12, values).every(Number.isFinite)).toBe(true);
  });
});

describe('seasonal walk', () => {
  it('adds half of the usual change and what is left of the latest', () => {
    const rising = Float64Array.from({ length: 30 }, (_, t) => (t % 5) + 2 * Math.floor(t / 5));
    expect(forecast(seasonalWalk(5), rising, 6).map(v => Number(v.toFixed(6)))).toEqual([11, 12, 13, 14, 15, 12]);
  });
});

describe('sparse values', () => {
  it('are forecast as chance times size', () => {
    const every4th = Float64Array.from({ length: 400 }, (_, t) => (t % 4 === 0 ? 8 : 0));
    const [value, later] = forecast(intermittent, every4th, 2);
    expect(Math.abs(value! - 2)).toBeLessThan(0.4);
    expect(later).toBe(value);
  });

  it('fade when nothing comes any more', () => {
    const ended = Float64Array.from({ length: 100 }, (_, t) => (t < 50 ? 5 : 0));
    expect(forecast(intermittent, ended, 1)[0]).toBeLessThan(0.1);
  });
});

describe('nearest past', () => {
  it('goes on as the past that looked like now, at the present level', () => {
    // Odd years have a bump after week 20, even ones do not; the last year began like an odd one.
    const value = (year: number, week: number) =>
      100 * year + (year % 2 === 1 && week >= 10 && week < 30 ? ((week - 19) % 7) ** 2 + week : week % 3);
    const values = Float64Array.from({ length: 5 * 52 + 20 }, (_, t) => value(Math.floor(t / 52), t % 52));
    forecast(nearestPast(52), values, 10).forEach((v, i) => {
      expect(Math.abs(v - value(5, 20 + i))).toBeLessThan(1.5);
    });
  });

  it('repeats itself beyond one season', () => {
    const got = forecast(nearestPast(13), wave(13), 30);
    expect(got.slice(13, 26)).toEqual(got.slice(0, 13));
  });
});
