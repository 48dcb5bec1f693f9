import { describe, expect, it } from 'vitest';
import { seriesOf, shaped } from '../../../test/sample-series.ts';
import { auto } from '../auto.ts';
import { MODELS } from '../registry.ts';
import { explainForecast, stepsToExplain } from './index.ts';

const wave = (size: number, season: number) => (t: number) => size * Math.sin((2 * Math.PI * t) / season);
const [day, week] = [wave(10, 24), wave(4, 168)];
const largest = (values: Float64Array) => values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);

describe('explainForecast', () => {
  it.each([24, 48, 400])('finds the shape of a path again over %i steps', horizon => {
    const seasons = [24, 168];
    const path = Float64Array.from(
      { length: stepsToExplain(horizon, seasons) },
      (_, i) => 50 + 0.05 * (i + 1) + day(i) + week(i),
    );
    const parts = explainForecast(path, horizon, seasons);
    expect(parts.map(p => p.name)).toEqual(
      expect.arrayContaining(['level', 'trend', 'season of 24 steps', 'season of 168 steps']),
    );
    const want = [() => 50, (i: number) => 0.05 * (i + 1), day, week];
    want.forEach((of, k) => {
      const off = parts[k]!.values.map((v, i) => v - of(i));
      expect(largest(off), parts[k]!.name).toBeLessThan(0.02);
    });
  });

  it('keeps seasons apart that do not divide each other', () => {
    const path = Float64Array.from(
      { length: stepsToExplain(60, [7, 30]) },
      (_, i) => 20 + wave(5, 7)(i) + wave(3, 30)(i),
    );
    const parts = explainForecast(path, 60, [7, 30]);
    expect(
      largest(parts.find(p => p.name === 'season of 7 steps')!.values.map((v, i) => v - wave(5, 7)(i))),
    ).toBeLessThan(0.3);
  });

  it('calls the rest what dies out soon', () => {
    const path = Float64Array.from({ length: stepsToExplain(24, [24]) }, (_, i) => 30 + day(i) + 5 * 0.6 ** i);
    const rest = explainForecast(path, 24, [24]).find(p => p.kind === 'rest')!.values;
    expect(rest[0]).toBeGreaterThan(3);
    expect(largest(rest.subarray(12))).toBeLessThan(1);
  });
});

describe('Fitted.explain', () => {
  const ways = { seasons: [24, 168], horizon: 48 };

  it('recovers level, slope, day and week of simulated data within a few percent', () => {
    const values = shaped(3, {
      length: 1000,
      level: 100,
      trend: 0.03,
      waves: [
        [24, 20],
        [168, 10],
      ],
      noise: 0.5,
    });
    const parts = auto.fit(seriesOf(values), ways).explain(48).components;
    const of = (name: string) => parts.find(p => p.name === name)!.values;
    expect(Math.abs(of('level')[0]! / (100 + 0.03 * 999) - 1)).toBeLessThan(0.03);
    expect(Math.abs(of('trend')[47]! - 0.03 * 48)).toBeLessThan(1);
    const off = (name: string, size: number, season: number) =>
      largest(of(name).map((v, i) => v - wave(size, season)(1000 + i))) / size;
    expect(off('season of 24 steps', 20, 24)).toBeLessThan(0.08);
    expect(off('season of 168 steps', 10, 168)).toBeLessThan(0.2);
  });

  it.each(MODELS.filter(m => m.capability.cost !== 'seconds').map(m => [m.name, m] as const))(
    '%s: the parts sum to the point forecast, also read back from JSON',
    (_, model) => {
      const values = shaped(4, { length: 160, level: 40, trend: 0.1, waves: [[7, 10]], noise: 2 });
      const fitted = model.fit(seriesOf(values), { seasons: [7], horizon: 14, bounds: { upper: 60 } });
      const { point, components } = fitted.explain(30);
      expect(point).toEqual(fitted.predict(30, [0.8]).point);
      point.forEach((v, i) => {
        expect(Math.abs(components.reduce((sum, c) => sum + c.values[i]!, 0) - v)).toBeLessThan(1e-9 * Math.abs(v));
      });
      expect(model.fromJSON(JSON.parse(JSON.stringify(fitted))).explain(30)).toEqual({ point, components });
    },
  );

  it.each([0, 7, -3e12, 1e-9])('a constant %d has a level and nothing else', value => {
    const { components } = auto.fit(seriesOf(new Float64Array(60).fill(value)), { seasons: [7] }).explain(9);
    expect(components.map(c => c.kind)).toEqual(['level']);
    expect(components[0]!.values).toEqual(new Float64Array(9).fill(value));
  });

  it.each([0, 2.5, 2_000_000])('refuses a horizon of %d', horizon => {
    const fitted = auto.fit(seriesOf(shaped(1, { length: 60, level: 9 })));
    expect(() => fitted.explain(horizon)).toThrow(`horizon ${horizon} is not a whole number of steps`);
  });
});
