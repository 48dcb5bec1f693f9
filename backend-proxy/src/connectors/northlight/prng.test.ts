import { describe, expect, it } from 'vitest';
import { NamedStreams, Rng } from './prng.ts';

describe('the random numbers', () => {
  it('are those of the published xoshiro128** for the state 1, 2, 3, 4', () => {
    const rng = new Rng();
    const words = Array.from({ length: 10 }, () => rng.next() * 4294967296 - 0.5);
    // The test vector of the authors' C code, xoshiro128starstar.c 1.1.
    expect(words).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('of one key stay the same whatever else was drawn before', () => {
    const first = new NamedStreams(7).at('churn', 12, 34).next();
    const busy = new NamedStreams(7);
    for (let i = 0; i < 50; i++) busy.at('usage', i, i).next();
    busy.at('churn', 11, 34).next();
    expect(busy.at('churn', 12, 34).next()).toBe(first);
  });

  it('differ between seeds, names, people and days', () => {
    const draws = [
      new NamedStreams(1).at('churn', 1, 1).next(),
      new NamedStreams(2).at('churn', 1, 1).next(),
      new NamedStreams(1).at('usage', 1, 1).next(),
      new NamedStreams(1).at('churn', 2, 1).next(),
      new NamedStreams(1).at('churn', 1, 2).next(),
    ];
    expect(new Set(draws).size).toBe(5);
  });

  it('are uniform and uncorrelated across neighbouring people and days', () => {
    const streams = new NamedStreams(3);
    const cells = new Float64Array(100);
    let product = 0;
    const n = 200_000;
    let before = 0.5;
    for (let i = 0; i < n; i++) {
      const u = streams.at('sample', i % 500, Math.floor(i / 500)).next();
      cells[Math.floor(u * 100)]! += 1;
      product += (u - 0.5) * (before - 0.5);
      before = u;
    }
    const chi2 = cells.reduce((sum, count) => sum + (count - n / 100) ** 2 / (n / 100), 0);
    expect(Math.abs(chi2 - 99) / Math.sqrt(198)).toBeLessThan(3);
    expect(Math.abs(product / (Math.sqrt(n) / 12))).toBeLessThan(3);
  });
});
