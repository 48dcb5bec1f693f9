import { describe, expect, it } from 'vitest';
import { normalNumbers, randomNumbers } from './random.ts';

const take = (next: () => number, n: number) => Array.from({ length: n }, next);
const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v / values.length, 0);

describe('randomNumbers', () => {
  it('are the same for a seed, and unrelated for the next one', () => {
    expect(take(randomNumbers(7), 20)).toEqual(take(randomNumbers(7), 20));
    const [a, b] = [take(randomNumbers(7), 20_000), take(randomNumbers(8), 20_000)];
    expect(Math.abs(mean(a.map((v, i) => (v - 0.5) * (b[i]! - 0.5))))).toBeLessThan(0.002);
  });

  it.each([0, 1, -1, 2 ** 40, -(2 ** 40)])('fill 0 to 1 evenly from seed %d', seed => {
    const bins = new Uint32Array(10);
    for (const v of take(randomNumbers(seed), 50_000)) bins[Math.floor(v * 10)]!++;
    for (const count of bins) expect(Math.abs(count - 5000)).toBeLessThan(300);
  });

  it.each([1.5, Number.NaN, 2 ** 60, Number.POSITIVE_INFINITY])('refuse seed %d', seed => {
    expect(() => randomNumbers(seed)).toThrow(`seed ${seed} is not a whole number`);
  });
});

describe('normalNumbers', () => {
  it('have the moments of a standard normal', () => {
    const z = take(normalNumbers(randomNumbers(3)), 100_000);
    expect(Math.abs(mean(z))).toBeLessThan(0.01);
    expect(mean(z.map(v => v * v))).toBeCloseTo(1, 1);
    expect(Math.abs(mean(z.map(v => v ** 4)) - 3)).toBeLessThan(0.1);
    expect(Math.abs(mean(z.slice(1).map((v, i) => v * z[i]!)))).toBeLessThan(0.01);
  });
});
