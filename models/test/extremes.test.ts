// What every model must hold on values no one would send: both ends of the numbers in one series, hardly any points, mostly gaps.
import { describe, expect, it } from 'vitest';
import { type Forecast, type ForecastModel, MODELS } from '../src/index.ts';
import { seriesOf, shaped, uniform } from './sample-series.ts';

const LEVELS = [0.5, 0.8, 0.95, 0.99];
const HORIZON = 9;

const weekly = (length: number, seed = 1) => shaped(seed, { length, level: 40, waves: [[7, 10]], noise: 2 });

/** Finite numbers, each level around the narrower ones. */
function expectSound({ point, intervals }: Forecast): void {
  let inner = { lower: point, upper: point };
  expect([...point].every(Number.isFinite)).toBe(true);
  for (const band of intervals) {
    expect([...band.lower].every((v, i) => Number.isFinite(v) && v <= inner.lower[i]!)).toBe(true);
    expect([...band.upper].every((v, i) => Number.isFinite(v) && v >= inner.upper[i]!)).toBe(true);
    inner = band;
  }
}

/** A week where there are enough values for the method to take it. */
const seasonsFor = ({ capability }: ForecastModel, values: Float64Array): number[] =>
  values.filter(v => Number.isFinite(v)).length >= capability.minimumLength([7]) ? [7] : [];

const draw = uniform(3);
const AWFUL: readonly [string, Float64Array][] = [
  ['both ends in turn', Float64Array.from({ length: 60 }, (_, t) => (t % 2 ? 1e300 : -1e300))],
  ['one huge value among small ones', weekly(60).map((v, t) => (t === 30 ? -1e300 : v))],
  ['a huge value at the end', weekly(60).map((v, t) => (t === 59 ? 1e300 : v))],
  ['tiny among huge ones', weekly(60).map((v, t) => (t % 3 ? v * 1e300 : v * 1e-300))],
  ['any power of ten', Float64Array.from({ length: 60 }, () => (draw() - 0.5) * 10 ** Math.floor(600 * draw() - 300))],
  ['NaN, infinities and ends', weekly(60).map((v, t) => [v, Number.NaN, Infinity, 1e300, -Infinity][t % 5]!)],
  ['three values far apart', Float64Array.from({ length: 90 }, (_, t) => (t % 40 === 3 ? t : Number.NaN))],
];

describe.each(MODELS.map(model => ({ model, name: model.name })))('$name', ({ model }) => {
  it.each(AWFUL)('stays finite and nested on %s', (_, values) => {
    for (const seasons of [[], seasonsFor(model, values)]) {
      const fitted = model.fit(seriesOf(values), { seasons, horizon: HORIZON });
      expectSound(fitted.predict(HORIZON, LEVELS));
      const back = model.fromJSON(JSON.parse(JSON.stringify(fitted)));
      expect(back.predict(HORIZON, LEVELS)).toEqual(fitted.predict(HORIZON, LEVELS));
    }
  });

  it('says what it did without when there are hardly any points', () => {
    for (let length = model.capability.minimumLength([7]); length < 14; length++) {
      const { adjustments } = model.fit(seriesOf(weekly(length)), { seasons: [7], horizon: HORIZON });
      expect(adjustments.length, `${length} points`).toBeGreaterThan(0);
      for (const { text } of adjustments) expect(text).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('draws the same paths for the same seed, others for another, all finite', () => {
    for (const values of [weekly(90), weekly(5), AWFUL[1]![1], AWFUL[4]![1]]) {
      const fitted = model.fit(seriesOf(values), { horizon: HORIZON });
      const paths = (seed: number) => fitted.paths(HORIZON, { count: 50, seed }).values;
      expect(paths(5)).toEqual(paths(5));
      expect(paths(6)).not.toEqual(paths(5));
      expect(paths(5)).toHaveLength(50 * HORIZON);
      expect([...paths(5)].every(Number.isFinite)).toBe(true);
    }
  });

  it.each([['a usual series', weekly(90)] as const, ...AWFUL])('explains its forecast in full: %s', (_, values) => {
    const fitted = model.fit(seriesOf(values), { seasons: seasonsFor(model, values), horizon: HORIZON });
    const { point, components } = fitted.explain(HORIZON);
    expect(point).toEqual(fitted.predict(HORIZON, [0.8]).point);
    // Halved, so that sums of values near the end of the numbers stay numbers.
    for (let i = 0; i < HORIZON; i++) {
      const sum = components.reduce((total, { values: part }) => total + part[i]! / 4, 0);
      const size = Math.max(...components.map(c => Math.abs(c.values[i]! / 4)), Math.abs(point[i]! / 4));
      expect(Math.abs(sum - point[i]! / 4)).toBeLessThanOrEqual(1e-9 * size);
    }
  });
});
