import { describe, expect, it } from 'vitest';
import { bandQuantiles } from './band-quantiles.ts';
import { bandLimits } from './conformal.ts';
import { empiricalBand } from './empirical.ts';

const inputOf = (values: Float64Array) => ({
  values,
  missing: new Uint8Array(values.length),
  seasons: [],
  horizon: 5,
  validations: [],
});

describe('empiricalBand', () => {
  const counts = Float64Array.from({ length: 100 }, (_, t) => (t % 4 === 0 ? 1 + (t % 3) : 0));

  it('spans what came lately, in whole numbers, around the point', () => {
    const band = empiricalBand(inputOf(counts), 1);
    const { lower, upper } = bandLimits(band, Float64Array.of(0.5, 0.5), 0.8);
    expect([...lower]).toEqual([0, 0]);
    expect([...upper]).toEqual([2, 2]);
    expect(bandLimits(band, Float64Array.of(7), 0.8).upper[0]).toBe(7);
  });

  it('nests', () => {
    const { lower, upper } = empiricalBand(inputOf(counts), 1);
    expect(upper.every((v, i) => i === 0 || v >= upper[i - 1]!)).toBe(true);
    expect(lower.every((v, i) => i === 0 || v <= lower[i - 1]!)).toBe(true);
  });

  it('does not round values that are no counts', () => {
    expect(empiricalBand(inputOf(counts.map(v => 1.3 * v)), 1).upper[30]).toBeCloseTo(2.6, 9);
  });

  it('knows nothing of values that were filled in', () => {
    const spoilt = counts.map((v, t) => (t === 90 ? 1000 : v));
    const missing = Uint8Array.from(counts, (_, t) => (t === 90 ? 1 : 0));
    expect(empiricalBand({ ...inputOf(spoilt), missing }, 1).upper.at(-1)).toBeLessThan(4);
  });

  it.each([
    [
      'more than came lately can come, although the highest came often',
      [0, 0, 1, 0, 2, 0, 0, 0, 1, 0, 0, 1, 0, 2, 0, 0],
      3,
    ],
    ['an on and off stays one', [0, 0, 1, 0], 1],
  ])('%s', (_, cycle, highest) => {
    const band = empiricalBand(inputOf(Float64Array.from({ length: 112 }, (_, t) => cycle[t % cycle.length]!)), 1);
    expect(bandLimits(band, Float64Array.of(0.5), 0.99).upper[0]).toBe(Math.max(...cycle));
    const [far] = bandQuantiles(band, Float64Array.of(0.9995))(0.5, 1);
    expect(far).toBe(highest);
  });
});
