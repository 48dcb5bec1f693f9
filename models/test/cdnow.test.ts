// The gate of lifetimes: the CDNOW sample, against what the Python package lifetimes 0.11.3 finds on it.
import { beforeAll, describe, expect, it } from 'vitest';
import { customerOf, fitLifetime, type Lifetime, type Summary, summarize } from '../src/lifetime/index.ts';
import { CDNOW_AS_OF, hasCdnow, splitCdnow } from './cdnow-data.ts';

const WEEK = 7;
const HOLDOUT = 39 * WEEK;
const why = hasCdnow ? '' : ' (skipped: no ../shared/data/cdnow)';

describe.skipIf(!hasCdnow)(`lifetimes of the CDNOW sample${why}`, () => {
  let summary: Summary;
  let lifetime: Lifetime;
  let later: Float64Array;

  beforeAll(() => {
    const halves = splitCdnow();
    later = halves.later;
    summary = summarize(halves.before, CDNOW_AS_OF);
    lifetime = fitLifetime(summary);
  });

  const mean = (of: (i: number) => number) => later.reduce((sum, _, i) => sum + of(i), 0) / later.length;
  const expected = (i: number) => lifetime.expected(customerOf(summary, i), HOLDOUT);

  it('has their four numbers and log-likelihood, which they count in weeks', () => {
    const { r, alpha, a, b } = lifetime.purchases;
    expect(r).toBeCloseTo(0.242595, 5);
    expect(alpha / WEEK).toBeCloseTo(4.413603, 4);
    expect(a).toBeCloseTo(0.792922, 5);
    expect(b).toBeCloseTo(2.425906, 4);
    const repeats = summary.repeats.reduce((sum, x) => sum + x, 0);
    expect(lifetime.logLikelihood + repeats * Math.log(WEEK)).toBeCloseTo(-9582.429, 2);
  });

  it('has their three numbers of spend, in dollars', () => {
    const { p, q, v } = lifetime.spending!;
    expect(p).toBeCloseTo(6.249572, 4);
    expect(q).toBeCloseTo(3.744225, 4);
    expect(v).toBeCloseTo(15.443521, 4);
    expect(mean(i => lifetime.spend(customerOf(summary, i), summary.spend![i]!)!)).toBeCloseTo(35.25227, 4);
  });

  it('expects what they expect of the 39 weeks after, and errs as they do', () => {
    expect([0, 1, 2].map(expected).map(v => v.toFixed(4))).toEqual(['1.2260', '0.2034', '0.1948']);
    expect(mean(expected) * 2357).toBeCloseTo(1653.41, 2);
    expect(mean(i => Math.abs(expected(i) - later[i]!))).toBeCloseTo(0.78545, 4);
    expect(Math.sqrt(mean(i => (expected(i) - later[i]!) ** 2))).toBeCloseTo(1.60798, 4);
    expect(mean(i => lifetime.alive(customerOf(summary, i)))).toBeCloseTo(0.81344, 5);
  });

  it.each([0.5, 0.8, 0.95])('keeps the promise of intervals of level %d on those weeks', level => {
    const inside = (i: number) => {
      const { lower, upper } = lifetime.interval(customerOf(summary, i), HOLDOUT, level);
      return later[i]! >= lower && later[i]! <= upper ? 1 : 0;
    };
    expect(mean(inside)).toBeGreaterThan(level);
  });
});
