import { describe, expect, it } from 'vitest';
import { seriesOf, shaped } from '../../../test/sample-series.ts';
import { quantile } from '../../statistics/quantile.ts';
import { auto } from '../auto.ts';
import type { SamplePaths } from '../model.ts';
import { MODELS } from '../registry.ts';

const daily = (seed = 1) => seriesOf(shaped(seed, { length: 300, level: 60, waves: [[24, 15]], noise: 5 }));
const fitted = auto.fit(daily(), { seasons: [24], horizon: 24 });
const LEVELS = [0.5, 0.64, 0.8, 0.9, 0.95, 0.99];

const stepOf = ({ count, horizon, values }: SamplePaths, i: number) =>
  Float64Array.from({ length: count }, (_, p) => values[p * horizon + i]!);

describe('paths', () => {
  it('have the quantiles of the band at every step and level', () => {
    const paths = fitted.paths(30, { count: 4000 });
    const { intervals } = fitted.predict(30, LEVELS);
    for (const i of [0, 11, 29]) {
      const sorted = stepOf(paths, i).sort();
      for (const { level, lower, upper } of intervals) {
        const tiny = 0.02 * (upper[i]! - lower[i]!);
        expect(Math.abs(quantile(sorted, (1 - level) / 2) - lower[i]!), `${level}`).toBeLessThan(tiny);
        expect(Math.abs(quantile(sorted, (1 + level) / 2) - upper[i]!), `${level}`).toBeLessThan(tiny);
      }
    }
  });

  it('reach beyond the widest band about as often as it says', () => {
    const values = stepOf(fitted.paths(5, { count: 10_000 }), 4);
    const { lower, upper } = fitted.predict(5, [0.99]).intervals[0]!;
    expect(values.filter(v => v > upper[4]!).length).toBe(50);
    expect(values.filter(v => v < lower[4]!).length).toBe(50);
  });

  it('are the same for a seed, others for another, and the same from JSON', () => {
    const asked = { count: 50, seed: 9 };
    expect(fitted.paths(10, asked)).toEqual(fitted.paths(10, asked));
    expect(fitted.paths(10, asked)).not.toEqual(fitted.paths(10, { ...asked, seed: 10 }));
    expect(auto.fromJSON(JSON.parse(JSON.stringify(fitted))).paths(10, asked)).toEqual(fitted.paths(10, asked));
    expect(fitted.paths(3)).toEqual(fitted.paths(3, { count: 1000, seed: 1 }));
  });

  it('of a short horizon are the start of those of a long one', () => {
    const [short, long] = [fitted.paths(7, { count: 101 }), fitted.paths(90, { count: 101 })];
    for (let i = 0; i < 7; i++) expect(stepOf(short, i)).toEqual(stepOf(long, i));
  });

  it('move as errors do: neighbours together, unlike numbers drawn alone', () => {
    const paths = fitted.paths(24, { count: 2000 });
    const point = fitted.predict(24, []).point;
    const off = (i: number) => stepOf(paths, i).map(v => Math.sign(v - point[i]!));
    const agree = off(10).reduce((sum, v, p) => sum + v * off(11)[p]!, 0) / 2000;
    expect(agree).toBeGreaterThan(0.2);
  });

  it('stay within the bounds', () => {
    const bounded = auto.fit(daily(2), { seasons: [24], bounds: { lower: 50, upper: 70 } }).paths(48).values;
    expect(bounded.reduce((least, v) => Math.min(least, v))).toBeGreaterThanOrEqual(50);
    expect(bounded.reduce((most, v) => Math.max(most, v))).toBeLessThanOrEqual(70);
  });

  it('of sparse counts are counts', () => {
    const counts = Float64Array.from({ length: 200 }, (_, t) => (t % 3 === 0 ? 1 + (t % 5) : 0));
    const { values } = auto.fit(seriesOf(counts), { horizon: 7 }).paths(14);
    expect(values.every(v => Number.isInteger(v) && v >= 0)).toBe(true);
    expect(Math.max(...values)).toBeGreaterThan(2);
    expect(values.filter(v => v === 0).length / values.length).toBeGreaterThan(0.5);
  });

  it('of a constant are that constant', () => {
    const { values } = auto.fit(seriesOf(new Float64Array(40).fill(-3))).paths(5, { count: 11 });
    expect(values).toEqual(new Float64Array(55).fill(-3));
  });

  it.each(MODELS.filter(m => m.capability.cost !== 'seconds').map(m => [m.name, m] as const))(
    '%s has some, finite and around its point',
    (_, model) => {
      const own = model.fit(daily(3), { seasons: [24], horizon: 24 });
      const { point } = own.predict(24, []);
      const paths = own.paths(24, { count: 500 });
      expect(paths.values.every(Number.isFinite)).toBe(true);
      const middle = quantile(stepOf(paths, 5).sort(), 0.5);
      expect(Math.abs(middle - point[5]!)).toBeLessThan(3);
    },
  );

  it.each([
    [{ count: 0 }, 10, 'count 0 is not a whole number of paths from 1 to 100000'],
    [{ count: 2.5 }, 10, 'count 2.5'],
    [{ count: Number.NaN }, 10, 'count NaN'],
    [{ count: 1e9 }, 10, 'count 1000000000'],
    [{ seed: 1.5 }, 10, 'seed 1.5 is not a whole number'],
    [{ seed: Number.POSITIVE_INFINITY }, 10, 'seed Infinity'],
    [{}, 0, 'horizon 0 is not a whole number of steps'],
    [{}, 1e9, 'horizon 1000000000'],
    [{ count: 1000 }, 20_000, '1000 paths of 20000 steps are more than 16777216 values: ask for 838 paths or fewer'],
  ])('refuses %j over %d steps', (options, horizon, message) => {
    expect(() => fitted.paths(horizon, options)).toThrow(message);
  });
});
