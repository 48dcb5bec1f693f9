import { describe, expect, it } from 'vitest';
import { shaped } from '../../../test/sample-series.ts';
import { adjusted, dampedHolt, driftMethod, type PointMethod, seasonalNaiveMethod } from '../methods/index.ts';
import { clip, clipFor } from './clip.ts';
import { combine, weightsFromErrors } from './combine.ts';
import { fitPool } from './pool.ts';
import { prepare } from './prepare.ts';
import { validationOrigins } from './validation-origins.ts';

const PLAIN = { seasons: [] };

describe('validationOrigins', () => {
  it.each([
    {
      what: 'one day apart for two seasons',
      length: 960,
      seasons: [24, 168],
      horizon: 48,
      first: 912,
      step: 24,
      count: 12,
    },
    {
      what: 'a third of the horizon apart for weeks',
      length: 200,
      seasons: [52],
      horizon: 13,
      first: 187,
      step: 4,
      count: 8,
    },
    {
      what: 'a quarter season apart for months',
      length: 120,
      seasons: [12],
      horizon: 18,
      first: 114,
      step: 3,
      count: 8,
    },
    {
      what: 'a sixth of the horizon apart without a season',
      length: 60,
      seasons: [],
      horizon: 12,
      first: 56,
      step: 2,
      count: 8,
    },
  ])('are $what', ({ length, seasons, horizon, first, step, count }) => {
    const want = { origins: Array.from({ length: count }, (_, j) => first - j * step), horizon };
    expect(validationOrigins(length, seasons, horizon)).toEqual(want);
  });

  it('check fewer steps ahead when the series is short, and none when it is very short', () => {
    expect(validationOrigins(20, [], 24)).toEqual({ origins: [16, 14, 12], horizon: 8 });
    expect(validationOrigins(14, [], 12)).toEqual({ origins: [13, 12], horizon: 2 });
    expect(validationOrigins(13, [], 12).origins).toEqual([]);
  });
});

describe('weightsFromErrors', () => {
  it('are inverse squares of the errors, or inverses for months', () => {
    expect(weightsFromErrors([1, 2], 'ops').map(w => w.toFixed(6))).toEqual(['0.800000', '0.200000']);
    expect(weightsFromErrors([1, 3], 'short').map(w => w.toFixed(6))).toEqual(['0.750000', '0.250000']);
  });

  it('give a member that was not checked the median error, all the same weight when none was', () => {
    const [a, , c] = weightsFromErrors([1, 2, Number.NaN, 5], 'ops');
    expect(a! / c!).toBeCloseTo(4, 9);
    expect(weightsFromErrors([Number.NaN, Number.NaN], 'none')).toEqual([0.5, 0.5]);
  });

  it('give a member without error nearly everything', () => {
    expect(weightsFromErrors([0, 1], 'ops')[0]).toBeGreaterThan(0.999);
  });
});

describe('combine', () => {
  const members = [Float64Array.of(1), Float64Array.of(10), Float64Array.of(4)];

  it.each([
    { share: 1, want: 4, what: 'the weighted median' },
    { share: 0, want: 0.4 * 1 + 0.3 * 10 + 0.3 * 4, what: 'the weighted mean' },
    { share: 0.5, want: 0.5 * 4 + 0.5 * 4.6, what: 'half of each' },
  ])('gives $what', ({ share, want }) => {
    expect(combine(members, [0.4, 0.3, 0.3], share)[0]).toBeCloseTo(want, 12);
  });

  it('is not moved by an outlying member on the median side', () => {
    const wild = [Float64Array.of(1), Float64Array.of(1e9), Float64Array.of(4)];
    expect(combine(wild, [0.4, 0.3, 0.3], 1)[0]).toBe(4);
  });
});

describe('clip', () => {
  const values = Float64Array.from({ length: 100 }, (_, t) => (t % 2 === 0 ? 10 : 20));

  it('keeps a forecast within one recent range of the recent values', () => {
    const limits = clipFor(values, [], 5);
    expect([...clip(Float64Array.of(-50, 15, 90, Number.NaN, Number.POSITIVE_INFINITY), limits)]).toEqual([
      0, 15, 30, 20, 20,
    ]);
  });

  it('allows negative values only where there were some', () => {
    expect(
      clip(
        Float64Array.of(-100),
        clipFor(
          values.map(v => v - 15),
          [],
          5,
        ),
      )[0],
    ).toBe(-15);
    expect(clip(Float64Array.of(-100), clipFor(values, [], 5))[0]).toBe(0);
  });

  it('reaches further beyond the horizon it was made for', () => {
    const far = clip(new Float64Array(20).fill(1e9), clipFor(values, [], 5));
    expect(far[4]).toBe(30);
    expect(far[19]).toBeGreaterThan(50);
  });
});

describe('fitPool', () => {
  /** Damped Holt that notes how much of the series it is shown. */
  function spied(tuned: number[], fitted: number[]) {
    const inner = adjusted(dampedHolt, []);
    const method: PointMethod = {
      ...inner,
      tune: (values, near) => {
        tuned.push(values.length);
        return inner.tune(values, near);
      },
      fit: (values, tuning) => {
        fitted.push(values.length);
        return inner.fit(values, tuning);
      },
    };
    return { candidates: [{ method, scale: 'level' as const }], seasons: [], horizon: 6 };
  }

  it('shows a method only what lies before each origin, then everything', () => {
    const tuned: number[] = [];
    const fitted: number[] = [];
    fitPool(prepare(shaped(1, { length: 100, level: 50 }), PLAIN, 6), spied(tuned, fitted));
    const { origins } = validationOrigins(100, [], 6);
    expect(origins).toHaveLength(8);
    expect(fitted).toEqual([...origins, 100]);
    expect(tuned).toEqual([...origins, 100]);
  });

  it('searches the constants of a long series once, before the earliest origin', () => {
    const tuned: number[] = [];
    fitPool(prepare(shaped(1, { length: 240, level: 50 }), PLAIN, 6), spied(tuned, []));
    expect(tuned).toEqual([validationOrigins(240, [], 6).origins.at(-1), 240]);
  });

  it('gives most weight to the method that fits the data', () => {
    const values = Float64Array.from({ length: 100 }, (_, t) => 10 + t);
    const candidates = [seasonalNaiveMethod(), driftMethod].map(method => ({ method, scale: 'level' as const }));
    const pool = fitPool(prepare(values, PLAIN, 6), { candidates, seasons: [], horizon: 6 });
    expect(pool.members[1]!.weight).toBeGreaterThan(0.99);
  });
});

describe('prepare', () => {
  it('scales by a power of 4 to about 1', () => {
    for (const size of [1e300, 1e12, 37, 1e-9, 1e-300]) {
      const { values, unit } = prepare(Float64Array.of(size, -size / 3, 0, size / 2), PLAIN, 3);
      expect(Number.isInteger(Math.log2(unit) / 2)).toBe(true);
      expect(values[0]).toBeGreaterThanOrEqual(1);
      expect(values[0]).toBeLessThan(4);
      expect(values[0]! * unit).toBe(size);
    }
  });
});
