// Which pool a series gets, and what `auto` makes of series whose answer is known.
import { describe, expect, it } from 'vitest';
import { seriesOf, shaped } from '../../../test/sample-series.ts';
import { getModel } from '../registry.ts';
import { autoSeasons } from './usable.ts';

const auto = getModel('auto');
const fit = (values: Iterable<number>, seasons: readonly number[], horizon = 12) =>
  auto.fit(seriesOf(values), { seasons, horizon });

describe('autoSeasons', () => {
  it.each([
    { asked: [24, 168], length: 348, want: [24, 168] },
    { asked: [24, 168], length: 347, want: [24] },
    { asked: [24, 168], length: 59, want: [] },
    { asked: [52], length: 76, want: [52] },
    { asked: [52], length: 75, want: [] },
    { asked: [7, 24, 168], length: 1000, want: [7, 24] },
  ])('of $asked with $length points are $want', ({ asked, length, want }) => {
    expect(autoSeasons(asked, length)).toEqual(want);
  });
});

describe('auto', () => {
  it('takes the value after a step', () => {
    const values = [...new Array(30).fill(10), ...new Array(10).fill(20)];
    for (const v of fit(values, []).predict(5, []).point) expect(Math.abs(v - 20)).toBeLessThan(0.5);
  });

  it('continues a pure wave, error below a millionth', () => {
    const wave = (t: number) => 100 + 20 * Math.sin((2 * Math.PI * t) / 7);
    const { point } = fit(
      Array.from({ length: 210 }, (_, t) => wave(t)),
      [7],
      14,
    ).predict(14, []);
    point.forEach((v, i) => {
      expect(Math.abs(v - wave(210 + i))).toBeLessThan(1e-4);
    });
  });

  it('cleans a spike and says so', () => {
    const values = shaped(1, { length: 200, level: 100, waves: [[7, 10]] });
    const spoilt = values.map((v, t) => (t === 150 ? 2000 : v));
    const [base, cleaned] = [fit(values, [7]), fit(spoilt, [7])];
    expect(cleaned.adjustments.map(a => a.kind)).toContain('cleaned-spikes');
    const far = cleaned.predict(12, []).point.map((v, i) => Math.abs(v - base.predict(12, []).point[i]!));
    expect(Math.max(...far)).toBeLessThan(2);
  });

  it('forecasts sparse counts as chance times size, the band in whole numbers', () => {
    const values = Array.from({ length: 120 }, (_, t) => (t % 3 === 0 ? 3 : 0));
    const fitted = fit(values, [7]);
    const { point, intervals } = fitted.predict(6, [0.9]);
    expect(fitted.adjustments.find(a => a.kind === 'fallback')?.text).toMatch(/^67 % of the values are zero/);
    expect(new Set(point).size).toBe(1);
    expect(Math.abs(point[0]! - 1)).toBeLessThan(0.4);
    expect([...intervals[0]!.lower, ...intervals[0]!.upper].every(Number.isInteger)).toBe(true);
  });

  it.each([
    [[24, 168], 1000],
    [[52], 200],
    [[12], 100],
    [[7], 100],
    [[], 50],
  ] as const)('names every member of the pool for seasons %j', (seasons, length) => {
    const values = shaped(2, { length, level: 50, waves: seasons.map(s => [s, 5] as const) });
    const { reason } = fit(values, seasons);
    const weights = [...reason.matchAll(/ (0\.\d\d) \(mean absolute error/g)].map(m => Number(m[1]));
    expect(weights.length).toBeGreaterThan(4);
    expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 1);
  });
});
