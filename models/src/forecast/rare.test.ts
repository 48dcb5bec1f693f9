// What the three models for rare values say about their series, bands and limits.
import { describe, expect, it } from 'vitest';
import { seriesOf, shaped } from '../../test/sample-series.ts';
import { getModel } from './registry.ts';

const RARE = Array.from({ length: 120 }, (_, t) => (t % 3 === 0 ? 3 + (t % 2) : 0));

describe.each(['croston', 'sba', 'tsb'] as const)('%s', name => {
  const fit = (values: Iterable<number>, options = {}) =>
    getModel(name).fit(seriesOf(values), { horizon: 6, ...options });

  it('forecasts what comes on average, in a band of whole numbers that came', () => {
    const fitted = fit(RARE);
    const { point, intervals } = fitted.predict(6, [0.9]);
    expect(Math.abs(point[0]! - 3.5 / 3)).toBeLessThan(0.35);
    expect(new Set(point).size).toBe(1);
    expect([...intervals[0]!.lower, ...intervals[0]!.upper].every(Number.isInteger)).toBe(true);
    expect(fitted.method).toBe(name);
    expect(fitted.adjustments).toEqual([]);
  });

  it('of values that always come has the band of its errors', () => {
    const { point, intervals } = fit(shaped(1, { length: 120, level: 50, noise: 2 })).predict(6, [0.8]);
    expect(Math.abs(point[0]! - 50)).toBeLessThan(3);
    expect(intervals[0]!.lower[0]).toBeGreaterThan(40);
    expect(intervals[0]!.upper[0]).toBeLessThan(60);
  });

  it('of values below 0 leaves the forecast to smoothing, with their number', () => {
    const fitted = fit(RARE.map((v, t) => (t % 40 === 1 ? -2 : v)));
    expect(fitted.method).toBe('ets');
    expect(fitted.model).toBe(name);
    const text = fitted.adjustments.find(a => a.kind === 'fallback')?.text;
    expect(text).toMatch(new RegExp(`^3 of 120 values are below 0, and ${name} knows only`));
  });

  it('leaves out a transform, and a season, and says so', () => {
    for (const values of [RARE, RARE.map(v => v + 1)]) {
      const base = fit(values).predict(6, [0.8]);
      const fitted = fit(values, { transform: 'log', seasons: [3] });
      expect(fitted.predict(6, [0.8]).point).toEqual(base.point);
      expect(fitted.adjustments.map(a => a.text)).toEqual(
        expect.arrayContaining([
          'the logarithm is left out: zeros mean that nothing came',
          `${name} models no season: season 3 is left out`,
        ]),
      );
    }
  });
});

describe('the three of them', () => {
  it('differ where nothing comes any more: only tsb forgets', () => {
    const ended = [...RARE, ...new Array(60).fill(0)];
    const [croston, sba, tsb] = ['croston', 'sba', 'tsb'].map(name => {
      return getModel(name).fit(seriesOf(ended), { horizon: 3 }).predict(3, []).point[0]!;
    });
    expect(sba).toBeGreaterThan(0.7);
    expect(tsb).toBeLessThan(0.1);
    expect(sba).toBeLessThan(croston!);
  });
});
