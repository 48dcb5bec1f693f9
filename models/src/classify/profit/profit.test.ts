import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../../statistics/random.ts';
import { profitCurve } from './best-cut.ts';
import { gainsOf, profitPoints } from './curve.ts';

const p = Float64Array.of(0.9, 0.7, 0.7, 0.2);
const labels = Uint8Array.of(1, 0, 1, 0);
const options = { contactCost: 10, savedValue: 100, successRate: 0.3 };

function honest(rows: number, seed: number) {
  const next = randomNumbers(seed);
  const chances = Float64Array.from({ length: rows }, next);
  return { chances, happened: Uint8Array.from(chances, chance => (next() < chance ? 1 : 0)) };
}

describe('profit points', () => {
  it('count and price everybody from a cut on; equal probabilities go together', () => {
    const points = profitPoints(gainsOf(p, labels, options));
    expect(points.map(point => point.gain)).toEqual([0, 20, 30, 20]);
    expect(points[2]).toEqual({ cut: 0.7, contacted: 3, hits: 2, falseAlarms: 1, missed: 0, gain: 30 });
    expect(points[0]).toMatchObject({ cut: 1, contacted: 0, missed: 2 });
  });

  it('take a value for each row', () => {
    const values = Float64Array.of(100, 1000, 10, 1000);
    expect(profitPoints(gainsOf(p, labels, { ...options, savedValue: values })).at(-1)!.gain).toBeCloseTo(
      30 + 3 - 40,
      9,
    );
  });

  it('refuse prices that are none', () => {
    expect(() => gainsOf(p, labels, { ...options, contactCost: -1 })).toThrow('contact cost -1');
    expect(() => gainsOf(p, labels, { ...options, successRate: 30 })).toThrow('success rate 30 is not between 0 and 1');
    expect(() => gainsOf(p, labels, { ...options, savedValue: Number.NaN })).toThrow('saved value NaN');
    expect(() => gainsOf(p, labels, { ...options, savedValue: new Float64Array(2) })).toThrow(
      '2 saved values for 4 rows',
    );
    expect(() => profitCurve(new Float64Array(0), new Uint8Array(0), options)).toThrow('needs rows; has 0');
  });
});

describe('profit curve', () => {
  it('draws the line near cost ÷ (value · success) when probabilities are honest', () => {
    const { chances, happened } = honest(20_000, 3);
    const curve = profitCurve(chances, happened, options, { resamples: 100 });
    expect(curve.best.cut).toBeGreaterThan(0.25);
    expect(curve.best.cut).toBeLessThan(0.42);
    expect(curve.bestCut.lower).toBeLessThanOrEqual(curve.bestCut.upper);
    expect(curve.best.gain).toBeGreaterThan(curve.everybody);
    expect(curve.points.length).toBeLessThanOrEqual(200);
    expect(curve.points).toContainEqual(curve.best);
  });

  it('what it expects holds on new rows more often than the best gain on the old ones does', () => {
    const errors = Array.from({ length: 30 }, (_, k) => {
      const [old, later] = [honest(60, 100 + k), honest(20_000, 500 + k)];
      const curve = profitCurve(old.chances, old.happened, options, { resamples: 100 });
      const contacted = later.chances.reduce(
        (sum, v, i) => sum + (v >= curve.best.cut ? 30 * later.happened[i]! - 10 : 0),
        0,
      );
      return {
        naive: curve.best.gain - (contacted * 60) / 20_000,
        honest: curve.expected.value - (contacted * 60) / 20_000,
      };
    });
    const mean = (of: 'naive' | 'honest') => errors.reduce((sum, e) => sum + e[of], 0) / 30;
    expect(mean('naive')).toBeGreaterThan(0);
    expect(Math.abs(mean('honest'))).toBeLessThan(mean('naive'));
  });

  it('contacts nobody where that never pays', () => {
    const curve = profitCurve(p, labels, { ...options, successRate: 0.01 });
    expect(curve.best).toMatchObject({ contacted: 0, gain: 0 });
    expect(curve.expected.value).toBe(0);
  });

  it('is the same for the same seed', () => {
    const { chances, happened } = honest(300, 8);
    expect(profitCurve(chances, happened, options, { seed: 2 })).toEqual(
      profitCurve(chances, happened, options, { seed: 2 }),
    );
  });
});
