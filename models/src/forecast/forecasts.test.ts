// What each model forecasts on series whose answer is known.
import { describe, expect, it } from 'vitest';
import { seriesOf, shaped } from '../../test/sample-series.ts';
import type { FitOptions } from './model.ts';
import { getModel } from './registry.ts';

function point(name: string, values: Iterable<number>, options: FitOptions, horizon: number): number[] {
  return [...getModel(name).fit(seriesOf(values), options).predict(horizon, []).point];
}

const line = Array.from({ length: 200 }, (_, t) => 10 + t);
const wave = (s: number) => Array.from({ length: 20 * s }, (_, t) => 50 + 10 * Math.sin((2 * Math.PI * t) / s));

describe('seasonal-naive', () => {
  it('repeats the last cycle of the shortest season', () => {
    expect(point('seasonal-naive', [9, 8, 7, 1, 2, 3], { seasons: [3, 6] }, 5)).toEqual([1, 2, 3, 1, 2]);
  });

  it('repeats the last value without a season', () => {
    expect(point('seasonal-naive', [9, 8, 7], {}, 3)).toEqual([7, 7, 7]);
  });
});

describe('drift', () => {
  it('continues the line through the first and the last value', () => {
    expect(point('drift', [1, 7, 2, 3, 9], {}, 3)).toEqual([11, 13, 15]);
  });
});

describe('damped-holt', () => {
  it('follows a line with a trend that fades: below it, above the last value, and near it at first', () => {
    const got = point('damped-holt', line, { horizon: 14 }, 14);
    got.forEach((v, i) => {
      expect(v).toBeLessThan(210 + i);
      expect(v).toBeGreaterThan(209 + 0.75 * i);
    });
    expect(Math.abs(got[0]! - 210)).toBeLessThan(0.3);
  });

  it.each([7, 12, 24])('continues a pure wave of %i steps within 1 %', season => {
    const got = point('damped-holt', wave(season), { seasons: [season] }, 2 * season);
    got.forEach((v, i) => {
      expect(Math.abs(v - wave(season)[i]!)).toBeLessThan(0.5);
    });
  });

  it('models two seasons at once', () => {
    const truth = (t: number) => 100 + 20 * Math.sin((2 * Math.PI * t) / 24) + (Math.floor(t / 24) % 7 > 4 ? -30 : 0);
    const got = point(
      'damped-holt',
      Array.from({ length: 1008 }, (_, t) => truth(t)),
      { seasons: [24, 168] },
      168,
    );
    const error = got.reduce((sum, v, i) => sum + Math.abs(v - truth(1008 + i)), 0) / 168;
    expect(error).toBeLessThan(3);
  });

  it('shrinks a season that noise explains to almost nothing', () => {
    const got = point('damped-holt', shaped(1, { length: 72, level: 100, noise: 5 }), { seasons: [12] }, 24);
    expect(Math.max(...got) - Math.min(...got)).toBeLessThan(5);
  });
});

describe('auto', () => {
  it('finds a line', () => {
    point('auto', line, { seasons: [7], horizon: 14 }, 14).forEach((v, i) => {
      expect(Math.abs(v - (210 + i))).toBeLessThan(0.3);
    });
  });

  it('continues a pure wave as seasonal naive would, to a thousandth', () => {
    point('auto', wave(7), { seasons: [7] }, 14).forEach((v, i) => {
      expect(Math.abs(v - wave(7)[i]!)).toBeLessThan(0.05);
    });
  });

  it('gives its reason with weights and errors', () => {
    const fitted = getModel('auto').fit(seriesOf(shaped(1, { length: 140, level: 50, waves: [[7, 10]] })), {
      seasons: [7],
    });
    expect(fitted.method).toBe('auto');
    expect(fitted.reason).toMatch(
      /^weights by error at 8 past origins: .*; last cycle of 7 0\.\d\d \(mean absolute error [\d.]+\); regression of /,
    );
  });

  it.each([
    {
      length: 13,
      seasons: [],
      text: 'methods are compared from 14 points on, has 13: all weigh the same',
    },
    { length: 40, seasons: [24, 168], text: '40 points are 1.7 cycles of season 24: repeating the last cycle' },
    { length: 20, seasons: [12], text: '20 points are 1.7 cycles of season 12: also repeating the last cycle' },
  ])('with $length points for seasons $seasons says how it got by', ({ length, seasons, text }) => {
    const fitted = getModel('auto').fit(seriesOf(shaped(1, { length, level: 50 })), { seasons });
    expect(fitted.adjustments).toContainEqual({ kind: 'fallback', text });
  });

  it.each([
    {
      length: 30,
      seasons: [24, 168],
      drops: ['season 168 needs 348 points, has 30'],
    },
    { length: 14, seasons: [12], drops: ['season 12 needs 36 points, has 14'] },
  ])('with $length points drops seasons $seasons with what they need', ({ length, seasons, drops }) => {
    const { adjustments } = getModel('auto').fit(seriesOf(shaped(1, { length, level: 50 })), { seasons });
    const texts = adjustments.filter(a => a.kind === 'dropped-season').map(a => a.text);
    expect(texts).toEqual(drops.map(d => `${d}: left out`));
  });

  it('looks at a bounded history and says so', () => {
    const { adjustments } = getModel('auto').fit(seriesOf(shaped(1, { length: 3000, level: 50 })), {
      seasons: [24, 168],
    });
    expect(adjustments).toContainEqual({ kind: 'capped-history', text: 'the last 2016 of 3000 points are used' });
  });
});
