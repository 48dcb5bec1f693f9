// What the models `ets` and `theta` say about their choices.
import { describe, expect, it } from 'vitest';
import { seriesOf, shaped } from '../../test/sample-series.ts';
import { getModel } from './registry.ts';

const grown = (length: number, season = 12) =>
  Float64Array.from({ length }, (_, t) => (100 + 2 * t) * (1 + 0.3 * Math.sin((2 * Math.PI * t) / season)));
const noisy = (values: Float64Array) => {
  const around = shaped(3, { length: values.length, level: 1, noise: 0.02 });
  return values.map((v, t) => v * around[t]!);
};

describe('ets', () => {
  const fit = (values: Float64Array, options = {}) =>
    getModel('ets').fit(seriesOf(values), { horizon: 12, ...options });

  it('names the form it chose, and follows a season that grows with the level', () => {
    const fitted = fit(noisy(grown(120)), { seasons: [12] });
    expect(fitted.reason).toMatch(/^ETS\(M,Ad?,M\): mean absolute error [\d.]+ at 8 past origins$/);
    fitted.predict(12, []).point.forEach((v, i) => {
      expect(Math.abs(v / grown(132)[120 + i]! - 1)).toBeLessThan(0.08);
    });
  });

  it('takes the shape of a season longer than a day of hours off first', () => {
    const values = shaped(2, { length: 260, level: 200, waves: [[52, 40]], noise: 5 });
    const fitted = fit(values, { seasons: [52] });
    expect(fitted.reason).toMatch(/^ETS\(A,.*,N\) without season 52: /);
    fitted.predict(12, []).point.forEach((v, i) => {
      expect(Math.abs(v - (200 + 40 * Math.sin((2 * Math.PI * (260 + i)) / 52)))).toBeLessThan(15);
    });
  });

  it('works with the shortest season, and says which are left out and why', () => {
    const values = shaped(1, { length: 200, level: 50, waves: [[7, 5]] });
    const dropped = (length: number) =>
      fit(values.subarray(0, length), { seasons: [7, 28] }).adjustments.filter(a => a.kind === 'dropped-season');
    expect(dropped(200).map(a => a.text)).toEqual(['ets models the shortest season only: season 28 is left out']);
    expect(dropped(20).map(a => a.text)).toEqual([
      'season 7 needs 21 points, has 20: left out',
      'ets models the shortest season only: season 28 is left out',
    ]);
  });

  it('has nothing in proportion on a scale that was asked for', () => {
    const fitted = fit(noisy(grown(120)), { seasons: [12], transform: 'log' });
    expect(fitted.reason).toMatch(/^ETS\(A,/);
  });
});

describe('theta', () => {
  const fit = (values: Float64Array, options = {}) =>
    getModel('theta').fit(seriesOf(values), { horizon: 12, seasons: [12], ...options });
  const members = (reason: string) => reason.match(/(standard|dynamic optimised) theta(, (times|plus) season 12)?/g);

  it('weighs its forms, the season taken off both ways', () => {
    const fitted = fit(noisy(grown(120)));
    expect(members(fitted.reason)).toEqual([
      'dynamic optimised theta, times season 12',
      'standard theta, times season 12',
      'dynamic optimised theta, plus season 12',
      'standard theta, plus season 12',
    ]);
    expect(fitted.method).toBe('theta');
  });

  it('subtracts the season only where a value is not above 0, or on a scale that was asked for', () => {
    for (const fitted of [
      fit(noisy(grown(120)).map((v, t) => (t === 50 ? 0 : v))),
      fit(noisy(grown(120)), { transform: 'log' }),
    ]) {
      expect(members(fitted.reason)).toEqual([
        'dynamic optimised theta, plus season 12',
        'standard theta, plus season 12',
      ]);
      expect(fitted.predict(24, [0.8]).point.every(Number.isFinite)).toBe(true);
    }
  });

  it('without a season has its two forms once', () => {
    expect(members(fit(shaped(1, { length: 80, level: 9 }), { seasons: [] }).reason)).toEqual([
      'dynamic optimised theta',
      'standard theta',
    ]);
  });
});
