import { describe, expect, it } from 'vitest';
import { uniform } from '../../../../test/sample-series.ts';
import { predict } from '../../predictors/index.ts';
import type { PointMethod, Tuning } from '../method.ts';
import { smoothed as crostonSmoothed } from './croston.ts';
import { ALPHAS, bestPair } from './grid.ts';
import { croston, sba, tsb } from './index.ts';
import { smoothed as tsbSmoothed } from './tsb.ts';

const NONE = new Float64Array(0);

function mean(method: PointMethod, values: Float64Array, tuning: Tuning = method.tune(values)): number {
  const [first, later] = predict(method.predictor, method.fit(values, tuning), 2, NONE);
  expect(later).toBe(first);
  return first!;
}

/** Something comes with a chance of a quarter, 1 to 9 at a time: 1.25 a step. */
function rare(seed: number, length = 400): Float64Array {
  const next = uniform(seed);
  return Float64Array.from({ length }, () => (next() < 0.25 ? 1 + Math.floor(9 * next()) : 0));
}

describe('Croston', () => {
  it('by hand: sizes 4 and 8, an interval of 3', () => {
    // Mean interval 6 / 2 = 3; size 4, then 4 + 0.5 (8 - 4) = 6 after an interval of 3.
    const values = Float64Array.of(0, 4, 0, 0, 8, 0);
    const got = crostonSmoothed(values, { size: 0.5, interval: 0.25 }, 1);
    expect(got.mean).toBeCloseTo(6 / 3, 12);
    // One step ahead 4/3 three times, then 2.
    expect(got.squares).toBeCloseTo((4 / 3) ** 2 * 2 + (8 - 4 / 3) ** 2 + 2 ** 2, 10);
  });

  it('waits: zeros at the end change nothing', () => {
    const values = rare(1);
    const longer = Float64Array.from([...values, ...new Array(30).fill(0)]);
    const at = { size: 0.1, interval: 0.1 };
    const started = crostonSmoothed(values, at, 1).mean;
    const waited = crostonSmoothed(longer, at, 1).mean;
    // But for the mean interval that it starts from.
    expect(Math.abs(waited / started - 1)).toBeLessThan(0.02);
  });

  it('of values that always come is exponential smoothing of them', () => {
    const values = Float64Array.of(3, 5, 4, 8);
    expect(crostonSmoothed(values, { size: 0.5, interval: 0.3 }, 1).mean).toBe(6);
  });
});

describe('Syntetos-Boylan', () => {
  it.each(ALPHAS)('is (1 - %d / 2) of Croston with the same constants', interval => {
    for (const seed of [1, 2, 3]) {
      const tuning = { size: 0.2, interval };
      const [base, corrected] = [croston, sba].map(method => mean(method, rare(seed), tuning));
      expect(corrected).toBeCloseTo((1 - interval / 2) * base!, 12);
    }
  });

  it('is nearer the true mean than Croston, which is too high', () => {
    const tuning = { size: 0.3, interval: 0.3 };
    const seeds = Array.from({ length: 60 }, (_, i) => i + 1);
    const average = (method: PointMethod) =>
      seeds.reduce((sum, seed) => sum + mean(method, rare(seed), tuning) / seeds.length, 0);
    expect(average(croston)).toBeGreaterThan(1.32);
    expect(Math.abs(average(sba) - 1.25)).toBeLessThan(0.08);
  });
});

describe('Teunter-Syntetos-Babai', () => {
  it('by hand: a chance of a half, size 6', () => {
    // Starts at 0.5 and 6: 0 → 0.25; 4 → 0.625, size 5; 0 → 0.3125; 8 → 0.65625, size 6.5.
    const got = tsbSmoothed(Float64Array.of(0, 4, 0, 8), { size: 0.5, chance: 0.5 });
    expect(got.mean).toBeCloseTo(0.65625 * 6.5, 12);
    expect(got.squares).toBeCloseTo(3 ** 2 + (4 - 1.5) ** 2 + (0.625 * 5) ** 2 + (8 - 0.3125 * 5) ** 2, 10);
  });

  it('fades by its constant with every zero, where Croston stays', () => {
    const values = Float64Array.from([...rare(2, 200), ...new Array(40).fill(0)]);
    const at = { size: 0.1, chance: 0.1 };
    const chance = (length: number) => tsbSmoothed(values.subarray(0, length), at).mean;
    // All but the share that it starts from: that is 0.9^200 of it.
    expect(chance(240) / chance(200)).toBeCloseTo(0.9 ** 40, 6);
    expect(mean(croston, values)).toBeGreaterThan(20 * mean(tsb, values, at));
  });
});

describe('the constants', () => {
  it('are the pair of the grid with the least squared error', () => {
    const error = (a: number, b: number) => (a - 0.2) ** 2 + (b - 0.05) ** 2;
    expect(bestPair(error)).toEqual({ first: 0.2, second: 0.05 });
  });

  it('are small where the mean stays, larger where it moves', () => {
    const steady = rare(3, 800);
    expect((croston.tune(steady).size as number) + (croston.tune(steady).interval as number)).toBeLessThan(0.2);
    const stopping = rare(3, 800).map((v, t) => (Math.floor(t / 100) % 2 === 0 ? v : 0));
    expect(tsb.tune(stopping).chance).toBeGreaterThan(tsb.tune(steady).chance as number);
  });

  it.each([croston, sba, tsb])('of nothing but zeros give 0', method => {
    expect(mean(method, new Float64Array(12))).toBe(0);
  });
});
