// What every pool of `auto` must hold, on series long enough for it.
import { describe, expect, it } from 'vitest';
import { backtest } from '../src/evaluate/index.ts';
import { type Forecast, getModel } from '../src/index.ts';
import { seriesOf, shaped } from './sample-series.ts';

const LEVELS = [0.5, 0.8, 0.95, 0.99];
const auto = getModel('auto');

const POOLS = [
  { name: 'two seasons', seasons: [24, 168], length: 720, horizon: 48 },
  { name: 'two seasons, weeks of days and years', seasons: [7, 365], length: 1200, horizon: 28 },
  { name: 'a year of weeks', seasons: [52], length: 230, horizon: 13 },
  { name: 'one year and a half of weeks', seasons: [52], length: 80, horizon: 13 },
  { name: 'months', seasons: [12], length: 100, horizon: 18 },
  { name: 'quarters', seasons: [4], length: 40, horizon: 8 },
  { name: 'hours of a day', seasons: [24], length: 260, horizon: 24 },
  { name: 'no season', seasons: [], length: 90, horizon: 12 },
];

describe.each(POOLS)('$name', ({ seasons, length, horizon }) => {
  const sample = (seed: number) =>
    shaped(seed, { length, level: 60, trend: 0.02, waves: seasons.map(s => [s, 10] as const), noise: 3 });
  const fit = (values: Float64Array) => auto.fit(seriesOf(values), { seasons, horizon });
  const forecast = (values: Float64Array): Forecast => fit(values).predict(horizon, LEVELS);

  function expectSound({ point, intervals }: Forecast): void {
    expect(point.every(Number.isFinite)).toBe(true);
    let inner = { lower: point, upper: point };
    for (const band of intervals) {
      expect(band.lower.every((v, i) => Number.isFinite(v) && v <= inner.lower[i]!)).toBe(true);
      expect(band.upper.every((v, i) => Number.isFinite(v) && v >= inner.upper[i]!)).toBe(true);
      inner = band;
    }
  }

  it('beats the last cycle', () => {
    const { skill } = backtest(auto, seriesOf(sample(1)), { horizon, levels: [0.8], seasons, origins: 2 });
    expect(skill).toBeGreaterThan(0.1);
  });

  it.each([
    ['1e300', (v: number) => v * 1e300],
    ['-1e300 and 1e300', (v: number, t: number) => (t % 2 === 0 ? v * 1e300 : -v * 1e300)],
    ['1e-300', (v: number) => v * 1e-300],
    ['both signs', (v: number) => v - 60],
    ['zeros now and then', (v: number, t: number) => (t % 6 === 0 ? 0 : v)],
    ['a jump at the end', (v: number, t: number) => (t === length - 1 ? 100 * v : v)],
    ['gaps', (v: number, t: number) => (t % 11 === 5 || (t > 30 && t < 45) ? Number.NaN : v)],
    ['a long flat end', (v: number, t: number) => (t > length / 2 ? 60 : v)],
  ])('stays sound on values like %s', (_, change) => {
    for (const seed of [1, 2]) expectSound(forecast(sample(seed).map(change)));
  });

  it('scales with the data', () => {
    const base = forecast(sample(3));
    for (const factor of [1024, 1e-6, 1000]) {
      const got = forecast(sample(3).map(v => v * factor));
      got.point.forEach((v, i) => {
        expect(Math.abs(v / factor - base.point[i]!)).toBeLessThan(1e-6);
      });
      got.intervals[1]!.upper.forEach((v, i) => {
        expect(Math.abs(v / factor - base.intervals[1]!.upper[i]!)).toBeLessThan(1e-6);
      });
    }
  });

  it('a stored model predicts the same bits, further than the horizon too', () => {
    const fitted = fit(sample(4));
    const read = auto.fromJSON(JSON.parse(JSON.stringify(fitted)));
    expect(read.predict(3 * horizon, LEVELS)).toEqual(fitted.predict(3 * horizon, LEVELS));
    expect(JSON.stringify(fit(sample(4)))).toBe(JSON.stringify(fitted));
  });
});
