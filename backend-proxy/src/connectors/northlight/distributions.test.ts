import { describe, expect, it } from 'vitest';
import { normal, pick, pickCumulative, poisson } from './distributions.ts';
import { Rng } from './prng.ts';

const N = 100_000;

/** Mean and variance of N draws. */
function moments(draw: (rng: Rng) => number): [number, number] {
  const rng = new Rng().reset(1, 2);
  const values = Float64Array.from({ length: N }, () => draw(rng));
  const mean = values.reduce((sum, x) => sum + x, 0) / N;
  return [mean, values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / N];
}

describe('the distributions', () => {
  it.each([0.05, 1, 7.5, 80])('poisson with mean %d has that mean and variance', expected => {
    const [mean, variance] = moments(rng => poisson(rng, expected));
    expect(Math.abs(mean - expected)).toBeLessThan(3 * Math.sqrt(expected / N));
    // Var of the sample variance of a Poisson: (mu + 2 mu^2) / n.
    expect(Math.abs(variance - expected)).toBeLessThan(3 * Math.sqrt((expected + 2 * expected ** 2) / N));
  });

  it('normal has mean 0 and variance 1', () => {
    const [mean, variance] = moments(normal);
    expect(Math.abs(mean)).toBeLessThan(3 / Math.sqrt(N));
    expect(Math.abs(variance - 1)).toBeLessThan(3 * Math.sqrt(2 / N));
  });

  it('pick draws in proportion to the weights and never a weight of 0', () => {
    const rng = new Rng().reset(5, 6);
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < N; i++) counts[pick(rng, [1, 0, 2, 1])]! += 1;
    expect(counts[1]).toBe(0);
    expect(Math.abs(counts[2]! - N / 2)).toBeLessThan(3 * Math.sqrt(N / 4));
  });

  it('pickCumulative draws inside its slice, counted from the slice', () => {
    const rng = new Rng().reset(5, 6);
    const counts = [0, 0, 0];
    for (let i = 0; i < N; i++) counts[pickCumulative(rng, [9, 9, 0.25, 0.5, 1], 2, 5)]! += 1;
    expect(Math.abs(counts[2]! - N / 2)).toBeLessThan(3 * Math.sqrt(N / 4));
    expect(Math.abs(counts[0]! - N / 4)).toBeLessThan(3 * Math.sqrt((N * 3) / 16));
  });
});
