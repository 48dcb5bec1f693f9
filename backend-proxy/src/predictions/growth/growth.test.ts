import { describe, expect, it } from 'vitest';
import { ratesOf } from './index.ts';
import { roundNumbers } from './round-numbers.ts';

describe('round numbers on the way', () => {
  it.each([
    [740, 990, 'higher', [800, 900]],
    [740, 1200, 'higher', [800, 1000, 1200]],
    [0.07, 0.33, 'higher', [0.1, 0.2, 0.3]],
    [1000, 1001.2, 'higher', [1000.5, 1001]],
    [12, 3, 'lower', [10, 5]],
    [5, -5, 'lower', [0, -5]],
    [740, 700, 'higher', []],
    [740, 800, 'lower', []],
    [740, 740, 'higher', []],
    [Number.NaN, 740, 'higher', []],
  ] as const)('from %d to %d, %s is better: %j', (from, to, better, expected) => {
    expect(roundNumbers(from, to, better)).toEqual(expected);
  });
});

const DAY = 86_400_000;
const ahead = { mean: 110, lower: 105, upper: 120 };

describe('the rate of growth', () => {
  it('is the horizon against the span before, and steady by week and month', () => {
    const rates = ratesOf({ ahead, before: 100, span: 14 * DAY, history: 90 * DAY })!;
    expect(rates.growth).toBeCloseTo(10, 9);
    expect([rates.lower, rates.upper].map(Math.round)).toEqual([5, 20]);
    expect((1 + rates.per_week! / 100) ** 2).toBeCloseTo(1.1, 9);
    expect(rates.per_year).toBeUndefined();
  });

  it('is told by the year where there is one of history', () => {
    const rates = ratesOf({ ahead, before: 100, span: 30 * DAY, history: 365 * DAY })!;
    expect((1 + rates.per_year! / 100) ** (30 / 365.25)).toBeCloseTo(1.1, 9);
  });

  it('is none of nothing, and steady only where there is something left', () => {
    expect(ratesOf({ ahead, before: 0, span: DAY, history: DAY })).toBeUndefined();
    expect(ratesOf({ ahead, before: -5, span: DAY, history: DAY })).toBeUndefined();
    const gone = ratesOf({ ahead: { mean: -1, lower: -2, upper: 0 }, before: 10, span: DAY, history: 400 * DAY });
    expect(gone).toEqual({ growth: expect.closeTo(-110, 9), lower: expect.closeTo(-120, 9), upper: -100 });
  });
});
