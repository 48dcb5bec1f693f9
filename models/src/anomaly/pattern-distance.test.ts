import { describe, expect, it } from 'vitest';
import { randomWalk } from '../../test/sample-series.ts';
import { PatternDistance } from './pattern-distance.ts';

const LAGS = { slowMemory: 25, fastMemory: 6.5, nearestLag: 48, lags: 201, shortest: 19 };

/** The sum written out: every difference of the two stretches, weighed by its age. */
function byHand(values: Float64Array, at: number, memory: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let lag = LAGS.nearestLag; lag < LAGS.nearestLag + LAGS.lags; lag++) {
    if (at - lag < LAGS.shortest) continue;
    let sum = 0;
    for (let age = 0; at - lag - age >= 0; age++)
      sum += (1 - 1 / memory) ** age * Math.abs(values[at - age]! - values[at - age - lag]!);
    best = Math.min(best, sum);
  }
  return best;
}

describe('PatternDistance', () => {
  it('is the sum written out, to rounding', () => {
    const values = randomWalk(5, 1_500, 1e6);
    const pattern = new PatternDistance(LAGS);
    values.forEach((value, i) => {
      pattern.push(value);
      if (i % 97 !== 0 || i < 70) return;
      expect(pattern.slowest / byHand(values, i, 25) - 1).toBeCloseTo(0, 12);
      expect(pattern.fastest / byHand(values, i, 6.5) - 1).toBeCloseTo(0, 12);
    });
  });

  it('says nothing before a stretch is old enough', () => {
    const pattern = new PatternDistance(LAGS);
    for (let i = 0; i < LAGS.nearestLag + LAGS.shortest; i++) pattern.push(i);
    expect(pattern.slowest).toBeNaN();
    pattern.push(1);
    expect(pattern.slowest).toBeGreaterThan(0);
  });

  it('expects the cycle to go on', () => {
    const wave = (i: number) => Math.sin((2 * Math.PI * i) / 60);
    const pattern = new PatternDistance(LAGS);
    for (let i = 0; i < 400; i++) pattern.push(wave(i));
    expect(pattern.next(wave(399))).toBeCloseTo(0.5 * wave(399) + 0.5 * wave(400), 9);
  });

  it('is zero, not a denormal number, long after values stopped moving', () => {
    const pattern = new PatternDistance(LAGS);
    for (let i = 0; i < 20_000; i++) pattern.push(i < 300 ? i % 7 : 3);
    expect(pattern.slowest).toBe(0);
    expect(pattern.toJSON().slow.every(q => q === 0)).toBe(true);
  });
});
