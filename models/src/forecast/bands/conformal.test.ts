import { describe, expect, it } from 'vitest';
import { noise, randomWalk, shaped } from '../../../test/sample-series.ts';
import { bandLimits, calibrate } from './conformal.ts';
import type { CalibrationInput } from './residuals.ts';

/** Naive forecasts at `origins` rolling origins, `apart` steps apart. */
function naiveAt(values: Float64Array, origins: number, horizon: number, apart = 3): CalibrationInput['validations'] {
  return Array.from({ length: origins }, (_, j) => {
    const origin = values.length - horizon - j * apart;
    return { origin, forecast: new Float64Array(horizon).fill(values[origin - 1]!) };
  });
}

function inputOf(values: Float64Array, origins: number, horizon = 10): CalibrationInput {
  const missing = new Uint8Array(values.length);
  return { values, missing, seasons: [], horizon, validations: naiveAt(values, origins, horizon) };
}

const widths = (input: CalibrationInput, level: number, steps: number): number[] => {
  const band = calibrate(input);
  const { lower, upper } = bandLimits(band, new Float64Array(steps).fill(5), level);
  return Array.from(upper, (u, i) => u - lower[i]!);
};

describe('calibrate', () => {
  it('grows with the steps ahead, also beyond those checked, for a random walk', () => {
    const got = widths(inputOf(randomWalk(1, 300, -500), 8), 0.9, 30);
    expect(got.every((w, i) => i === 0 || w > got[i - 1]!)).toBe(true);
    expect(got[29]! / got[9]!).toBeGreaterThan(1.2);
  });

  it('stays level where errors do not grow', () => {
    const got = widths(inputOf(shaped(2, { length: 400, level: -50, noise: 3 }), 8), 0.9, 10);
    expect(got[9]! / got[0]!).toBeLessThan(1.6);
  });

  it('is symmetric around the point on the level scale, wider above on the root scale', () => {
    const negative = calibrate(inputOf(shaped(3, { length: 200, level: -20 }), 8));
    const positive = calibrate(inputOf(shaped(3, { length: 200, level: 20 }), 8));
    const point = Float64Array.of(5);
    const a = bandLimits(negative, point, 0.8);
    expect(a.upper[0]! - 5).toBeCloseTo(5 - a.lower[0]!, 12);
    const b = bandLimits(positive, point, 0.8);
    expect(b.upper[0]! - 5).toBeGreaterThan(5 - b.lower[0]!);
  });

  it('never ends below 0 on data that never were', () => {
    const band = calibrate(inputOf(shaped(4, { length: 200, level: 20 }), 8));
    expect(bandLimits(band, Float64Array.of(0, 1e-3), 0.99).lower).toEqual(Float64Array.of(0, 0));
  });

  it('is wider the fewer origins stand behind it', () => {
    const values = Float64Array.from({ length: 60 }, (_, t) => (t % 2 === 0 ? -1 : 1));
    const at = (origins: number) =>
      widths({ ...inputOf(values, origins, 2), validations: naiveAt(values, origins, 2, 2) }, 0.8, 1)[0]!;
    expect(at(2) / at(8)).toBeCloseTo(1 + 0.05 * 6, 9);
    expect(at(5) / at(8)).toBeCloseTo(1 + 0.05 * 3, 9);
  });

  it('rests on the mean change with fewer than 2 origins: half width 1.7 changes at 80 % one step ahead', () => {
    const values = Float64Array.of(-3, -1, -3, -1, -3);
    const band = calibrate(inputOf(values, 0));
    expect(band.origins).toBe(0);
    const got = widths(inputOf(values, 0), 0.8, 4);
    // The Laplace quantile of a mean absolute change of 2, 4 % wider as for all series without a season.
    const half = 1.04 * -2 * Math.log(0.2);
    got.forEach((w, i) => {
      expect(w / 2).toBeCloseTo(half * Math.sqrt(1 + i), 6);
    });
  });

  it('does the same when every error was 0', () => {
    const values = Float64Array.from({ length: 40 }, (_, t) => -100 + t);
    const validations = [30, 33].map(origin => ({ origin, forecast: values.slice(origin, origin + 5) }));
    const band = calibrate({ values, missing: new Uint8Array(40), seasons: [], horizon: 5, validations });
    expect(band.origins).toBe(0);
    expect(band.spread).toEqual({ kind: 'walk', base: 1, season: 1 });
  });

  it('does not count filled values as truths', () => {
    const values = shaped(5, { length: 100, level: -20 });
    const spoilt = values.slice();
    const missing = new Uint8Array(100);
    for (const t of [92, 95]) {
      spoilt[t] = 1e6;
      missing[t] = 1;
    }
    const validations = naiveAt(values, 4, 10, 1);
    const base = { seasons: [], horizon: 10, validations, missing };
    expect(calibrate({ ...base, values: spoilt })).toEqual(calibrate({ ...base, values }));
  });

  it('learns which hours are harder when there are two seasons', () => {
    const next = noise(6);
    const values = Float64Array.from({ length: 40 * 24 + 5 }, (_, t) => -100 + (t % 24 === 12 ? 10 : 1) * next());
    const validations = Array.from({ length: 12 }, (_, j) => {
      return { origin: values.length - 24 * (j + 1), forecast: new Float64Array(24).fill(-100) };
    });
    const missing = new Uint8Array(values.length);
    const band = calibrate({ values, missing, seasons: [24, 168], horizon: 24, validations });
    const { lower, upper } = bandLimits(band, new Float64Array(48).fill(-100), 0.9);
    const width = (i: number) => upper[i]! - lower[i]!;
    // The series ends after hour 4, so hour 12 comes 7 steps later.
    expect(width(7)).toBeGreaterThan(1.5 * width(16));
    expect(width(31)).toBeGreaterThan(1.5 * width(40));
  });
});
