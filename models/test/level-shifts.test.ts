// Lasting jumps are told and moved over, and the scale is the one asked for.
import { describe, expect, it } from 'vitest';
import { type FitOptions, type Fitted, getModel } from '../src/index.ts';
import { seriesOf, shaped } from './sample-series.ts';
import { expectSum, LEVELS, NAMES } from './surroundings-samples.ts';

describe('a lasting jump', () => {
  const jump = (seed: number) =>
    shaped(seed, { length: 700, level: 100, waves: [[24, 30]], noise: 3 }).map((v, t) => (t < 640 ? v : 1.6 * v));
  const ask = { seasons: [24, 168], horizon: 48 };

  it.each(NAMES)('is told with its date, and forecasts of %s err less', name => {
    const model = getModel(name);
    const error = (fitted: Fitted) =>
      fitted
        .predict(48, [])
        .point.reduce((sum, v, i) => sum + Math.abs(v - 160 - 48 * Math.sin((Math.PI * (700 + i)) / 12)), 0);
    let [moved, kept] = [0, 0];
    for (const seed of [1, 2, 3]) {
      const fitted = model.fit(seriesOf(jump(seed)), ask);
      expect(fitted.adjustments[0]!.text).toMatch(
        /^level shift on 2024-10-30 16:00 UTC: \+(5[6-9]|6[0-4]) %; earlier history was moved to the level after it$/,
      );
      moved += error(fitted);
      kept += error(model.fit(seriesOf(jump(seed)), { ...ask, levelShifts: false }));
      expectSum(fitted, 48);
      const shift = fitted.explain(5).components.find(c => c.kind === 'level-shift')!;
      expect(shift.name).toBe('level shift on 2024-10-30 16:00 UTC');
      expect(shift.values[0]! / fitted.explain(5).point[0]!).toBeCloseTo(1 - 1 / 1.6, 1);
    }
    expect(moved).toBeLessThan((name === 'drift' ? 1 : 0.7) * kept);
  });

  it('comes back from JSON', () => {
    const auto = getModel('auto');
    const fitted = auto.fit(seriesOf(jump(1)), ask);
    const back = auto.fromJSON(JSON.parse(JSON.stringify(fitted)));
    expect(back.predict(60, LEVELS)).toEqual(fitted.predict(60, LEVELS));
    expect(back.explain(60)).toEqual(fitted.explain(60));
  });

  it('costs no byte where there is none', () => {
    const auto = getModel('auto');
    const calm = seriesOf(shaped(1, { length: 700, level: 100, waves: [[24, 30]], noise: 3 }));
    expect(JSON.stringify(auto.fit(calm, ask))).toBe(JSON.stringify(auto.fit(calm, { ...ask, levelShifts: false })));
    expect(JSON.stringify(auto.fit(calm, ask))).not.toContain('surroundings');
  });
});

describe('transform', () => {
  it.each(NAMES)('%s works on the scale asked for', name => {
    const model = getModel(name);
    const growing = seriesOf(
      shaped(1, { length: 96, noise: 0.02, trend: 0.02, waves: [[12, 0.3]] }).map(v => 100 * Math.exp(v)),
      { unit: 'month', count: 1 },
    );
    const scales = (transform: NonNullable<FitOptions['transform']>) => {
      const { state } = model.fit(growing, { seasons: [12], transform }).toJSON();
      return new Set((state.members as { scale: string }[]).map(m => m.scale));
    };
    expect(scales('log')).toEqual(new Set(['log']));
    expect(scales('none')).toEqual(new Set(['level']));
    expect([...scales('box-cox')].join()).toMatch(/^(log|power 0\.[012]5?)$/);
  });
});
