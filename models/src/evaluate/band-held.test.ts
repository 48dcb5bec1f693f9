import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../statistics/random.ts';
import { bandHeld, type IssuedTruths } from './band-held.ts';

/** Truths of which those with `missed` lie outside a band of 0 ± 1. */
function truths(missed: readonly boolean[]): IssuedTruths {
  const all = (value: number) => new Float64Array(missed.length).fill(value);
  return { actual: Float64Array.from(missed, m => (m ? 2 : 1)), point: all(0), lower: all(-1), upper: all(1) };
}

describe('a band', () => {
  it('that holds 61 % of 120 and promised 95 % is broken', () => {
    const held = bandHeld(truths(Array.from({ length: 120 }, (_, i) => (i * 47) % 120 >= 73)), 0.95);
    expect(held).toMatchObject({ points: 120, inside: 73, broken: true });
    expect(held.p).toBeLessThan(1e-9);
  });

  it('is not called broken by one long miss: what follows tells little new', () => {
    const run = bandHeld(truths(Array.from({ length: 120 }, (_, i) => i >= 100)), 0.95);
    const spread = bandHeld(truths(Array.from({ length: 120 }, (_, i) => i % 6 === 0)), 0.95);
    expect([run.inside, spread.inside]).toEqual([100, 100]);
    expect(run.effective).toBeLessThan(10);
    expect(run.broken).toBe(false);
    expect(spread.broken).toBe(true);
  });

  it('is not judged by fewer than 20, nor by none', () => {
    expect(bandHeld(truths(Array.from({ length: 19 }, (_, i) => i % 2 === 0)), 0.95).broken).toBe(false);
    expect(bandHeld(truths([]), 0.95)).toEqual({ points: 0, inside: 0, effective: 0, p: null, broken: false });
  });

  it('counts a value that is not a number as missed', () => {
    expect(bandHeld({ ...truths([false]), actual: Float64Array.of(Number.NaN) }, 0.8).inside).toBe(0);
  });

  it('that keeps its promise is called broken at most twice in 1,000 series', () => {
    const random = randomNumbers(7);
    let alarms = 0;
    for (let series = 0; series < 1000; series++) {
      if (bandHeld(truths(Array.from({ length: 120 }, () => random() < 0.05)), 0.95).broken) alarms++;
    }
    expect(alarms).toBeLessThanOrEqual(2);
  });
});
