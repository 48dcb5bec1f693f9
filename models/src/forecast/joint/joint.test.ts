import { describe, expect, it } from 'vitest';
import { seriesOf, shaped } from '../../../test/sample-series.ts';
import { auto } from '../auto.ts';
import { chanceAbove, crossing, crossingStep, distributionOf } from './index.ts';

/** Four futures of three steps. */
const paths = { count: 4, horizon: 3, values: Float64Array.of(1, 5, 2, 1, 2, 6, 7, 1, 1, 1, 2, 3) };

describe('crossing', () => {
  it('counts the paths that cross, by the step at which they first do', () => {
    const got = crossing(paths, { value: 4, side: 'above' });
    expect(got.probability).toBe(0.75);
    expect([...got.first]).toEqual([0.25, 0.25, 0.25]);
    expect([...got.by]).toEqual([0.25, 0.5, 0.75]);
  });

  it('takes a value at the limit for one that has not crossed it', () => {
    expect(crossing(paths, { value: 7, side: 'above' }).probability).toBe(0);
    expect(crossing(paths, { value: 1, side: 'below' }).probability).toBe(0);
    expect(crossing(paths, { value: 1.5, side: 'below' }).probability).toBe(1);
  });

  it('says when, or that it is not within the horizon', () => {
    const got = crossing(paths, { value: 4, side: 'above' });
    expect([0.1, 0.25, 0.5, 0.75, 0.9].map(p => crossingStep(got, p))).toEqual([1, 1, 2, 3, null]);
    expect(crossingStep(crossing(paths, { value: 99, side: 'above' }), 0.01)).toBeNull();
  });

  it('refuses what is no limit and no probability', () => {
    expect(() => crossing(paths, { value: Number.NaN, side: 'above' })).toThrow('limit NaN is not a number');
    for (const p of [0, 1.1, Number.NaN])
      expect(() => crossingStep(crossing(paths, { value: 4, side: 'below' }), p)).toThrow(`probability ${p}`);
  });

  it.each([0.5, 0.8, 0.95, 0.99])('one step ahead is the tail of the %d band', level => {
    const fitted = auto.fit(seriesOf(shaped(2, { length: 200, level: 50, waves: [[7, 5]], noise: 4 })), {
      seasons: [7],
    });
    const [band] = fitted.predict(1, [level]).intervals;
    const one = fitted.paths(1, { count: 20_000 });
    const tail = (1 - level) / 2;
    expect(Math.abs(crossing(one, { value: band!.upper[0]!, side: 'above' }).probability - tail)).toBeLessThan(1e-4);
    expect(Math.abs(crossing(one, { value: band!.lower[0]!, side: 'below' }).probability - tail)).toBeLessThan(1e-4);
  });
});

describe('distributionOf', () => {
  it.each([
    ['sum', [3, 6, 8, 9, 9]],
    ['mean', [1, 2, 8 / 3, 3, 3]],
    ['maximum', [3, 5, 6, 7]],
    ['minimum', [1, 1, 1, 1]],
  ] as const)('of the %s', (name, values) => {
    const got = distributionOf(paths, name, [0, 1]);
    expect(got.quantiles[0]).toBeCloseTo(Math.min(...(name === 'sum' ? [6] : name === 'mean' ? [2] : values)), 12);
    expect(got.quantiles[1]).toBeCloseTo(Math.max(...values), 12);
  });

  it('of some of the steps', () => {
    expect(distributionOf(paths, 'sum', [0.5], { from: 2, to: 3 })).toEqual({ mean: 5.5, quantiles: [6] });
    expect(distributionOf(paths, 'maximum', [1], { from: 1, to: 1 }).quantiles).toEqual([7]);
  });

  it('says how likely a goal is passed', () => {
    expect(chanceAbove(paths, 'sum', 8)).toBe(0.5);
    expect(chanceAbove(paths, 'mean', 3)).toBe(0);
    expect(() => chanceAbove(paths, 'sum', Number.POSITIVE_INFINITY)).toThrow('goal Infinity is not a number');
  });

  it.each([
    { from: 0, to: 2 },
    { from: 2, to: 1 },
    { from: 1, to: 4 },
    { from: 1.5, to: 2 },
  ])('refuses steps $from to $to of 3', window => {
    expect(() => distributionOf(paths, 'sum', [0.5], window)).toThrow('within 1 to 3');
  });

  it('refuses a probability outside 0 to 1', () => {
    expect(() => distributionOf(paths, 'sum', [1.2])).toThrow('probability 1.2 is outside 0 to 1');
  });
});
