import { describe, expect, it } from 'vitest';
import { noise } from '../../test/sample-series.ts';
import { shrunkCovariance } from './covariance.ts';
import { type Forecasts, moveBand, reconcile, type Total, totalsOf } from './index.ts';

const columns = (...rows: number[][]) => rows.map(row => Float64Array.from(row));
/** Errors that do not vary together and are of equal size. */
const EQUAL = columns([1, 0, 0], [0, 1, 0], [0, 0, 1]);
const ONE_TOTAL: Total[] = [{ labels: {}, members: [0, 1] }];

describe('totalsOf', () => {
  const series = [
    { service: 'api', feature: 'chat', team: 'x' },
    { service: 'api', feature: 'search' },
    { service: 'web', feature: 'chat' },
    { feature: 'chat' },
  ];

  it('lists the whole, then what each label divides it into', () => {
    expect(totalsOf(series, ['service', 'feature'])).toEqual([
      { labels: {}, members: [0, 1, 2, 3] },
      { labels: { service: 'api' }, members: [0, 1] },
      { labels: { service: 'web' }, members: [2] },
      { labels: { service: '' }, members: [3] },
      { labels: { service: 'api', feature: 'chat' }, members: [0] },
      { labels: { service: 'api', feature: 'search' }, members: [1] },
      { labels: { service: 'web', feature: 'chat' }, members: [2] },
      { labels: { service: '', feature: 'chat' }, members: [3] },
    ]);
  });

  it('keeps values apart that would look alike when joined', () => {
    const odd = [
      { a: 'x,y', b: 'z' },
      { a: 'x', b: 'y,z' },
    ];
    expect(totalsOf(odd, ['a', 'b']).filter(t => 'b' in t.labels)).toHaveLength(2);
  });
});

describe('shrunkCovariance', () => {
  it('keeps a correlation that many moments show, and drops one that few do', () => {
    const next = noise(1);
    const a = Float64Array.from({ length: 400 }, next);
    const b = a.map(v => 2 * v + 0.2 * next());
    const [variance, covariance] = shrunkCovariance([a, b]) as unknown as number[];
    expect(covariance! / (2 * variance!)).toBeGreaterThan(0.95);
    const few = shrunkCovariance([a, b].map(e => e.slice(0, 3)));
    expect(Math.abs(few[1]! / Math.sqrt(few[0]! * few[3]!))).toBeLessThan(0.9);
  });

  it('is defined for errors that are unknown, zero or alone', () => {
    const w = shrunkCovariance(columns([Number.NaN, Number.NaN], [0, 0], [3, -3]));
    expect([...w]).toEqual([9, 0, 0, 0, 9, 0, 0, 0, 9]);
    expect([...shrunkCovariance(columns([0, 0]))]).toEqual([1]);
  });
});

describe('reconcile', () => {
  const points = columns([10, 20], [3, 9], [4, 9]);

  it('bottom-up takes the parts as they are', () => {
    expect(reconcile(ONE_TOTAL, { points, errors: [] }, 'bottom-up').map(p => [...p])).toEqual([
      [7, 18],
      [3, 9],
      [4, 9],
    ]);
  });

  it('min-trace shares a gap equally between forecasts that are equally uncertain', () => {
    const [total, a, b] = reconcile(ONE_TOTAL, { points, errors: EQUAL }, 'min-trace');
    expect(total![0]).toBeCloseTo(9, 5);
    expect(a![0]).toBeCloseTo(4, 5);
    expect(b![0]).toBeCloseTo(5, 5);
  });

  it('and leaves the one that errs least nearly as it is', () => {
    const errors = EQUAL.map((e, k) => e.map(v => v * [0.01, 1, 3][k]!));
    const [total, a, b] = reconcile(ONE_TOTAL, { points, errors }, 'min-trace');
    expect(total![0]).toBeCloseTo(10, 2);
    expect(a![0]! - 3).toBeCloseTo(0.3, 2);
    expect(b![0]! - 4).toBeCloseTo(2.7, 2);
  });

  const series = Array.from({ length: 12 }, (_, i) => ({ a: String(i % 2), b: String(i % 6) }));
  const totals = totalsOf(series, ['a', 'b']);

  function simulated(seed: number): { truth: Float64Array[]; forecasts: Forecasts } {
    const next = noise(seed);
    const parts = series.map((_, i) => Float64Array.from({ length: 5 }, () => 50 + 5 * i + next()));
    const truth = [
      ...totals.map(t => parts[0]!.map((_, k) => t.members.reduce((sum, m) => sum + parts[m]![k]!, 0))),
      ...parts,
    ];
    const size = (i: number) => (i < totals.length ? 4 : 6);
    const errors = truth.map((_, i) => Float64Array.from({ length: 60 }, () => size(i) * next()));
    return { truth, forecasts: { points: truth.map((t, i) => t.map(v => v + size(i) * next())), errors } };
  }

  const error = (got: readonly Float64Array[], truth: readonly Float64Array[]) =>
    got.reduce((sum, p, i) => sum + p.reduce((s, v, k) => s + (v - truth[i]![k]!) ** 2, 0), 0);

  it('min-trace errs less than the forecasts it started from, and less than bottom-up', () => {
    const sums = { base: 0, up: 0, trace: 0 };
    for (let seed = 1; seed <= 20; seed++) {
      const { truth, forecasts } = simulated(seed);
      sums.base += error(forecasts.points, truth);
      sums.up += error(reconcile(totals, forecasts, 'bottom-up'), truth);
      sums.trace += error(reconcile(totals, forecasts, 'min-trace'), truth);
    }
    expect(sums.trace).toBeLessThan(0.8 * sums.base);
    expect(sums.trace).toBeLessThan(0.8 * sums.up);
  });

  it.each(['min-trace', 'bottom-up'] as const)('%s: every total is exactly the sum of its series', method => {
    const got = reconcile(totals, simulated(3).forecasts, method);
    totals.forEach(({ members }, c) => {
      got[c]!.forEach((v, k) => {
        let sum = 0;
        for (const m of members) sum += got[totals.length + m]![k]!;
        expect(v).toBe(sum);
      });
    });
  });

  it('changes nothing that agrees already', () => {
    const { truth, forecasts } = simulated(4);
    const got = reconcile(totals, { ...forecasts, points: truth }, 'min-trace');
    const off = got.flatMap((p, i) => [...p].map((v, k) => Math.abs(v - truth[i]![k]!)));
    expect(Math.max(...off)).toBeLessThan(1e-8);
  });

  it('keeps parts at 0 or above when asked, and the totals with them', () => {
    const low = columns([1], [0.2], [4]);
    const [total, a, b] = reconcile(ONE_TOTAL, { points: low, errors: EQUAL, nonNegative: true }, 'min-trace');
    expect(a![0]).toBe(0);
    expect(total![0]).toBe(b![0]);
  });

  it('refuses what does not fit together, with the numbers', () => {
    const off: Total[] = [{ labels: {}, members: [0, 5] }];
    expect(() => reconcile(off, { points, errors: EQUAL }, 'min-trace')).toThrow('a total names series 5');
    expect(() => reconcile(ONE_TOTAL, { points: points.slice(0, 1), errors: [] }, 'bottom-up')).toThrow(
      'leave 0 series',
    );
    expect(() => reconcile(ONE_TOTAL, { points, errors: EQUAL.slice(1) }, 'min-trace')).toThrow(
      '2 lists of errors for 3',
    );
    const many = Array.from({ length: 2001 }, () => Float64Array.of(1));
    expect(() => reconcile([], { points: many, errors: many }, 'min-trace')).toThrow('2001 forecasts with 0 totals');
    const uneven = columns([1, 2], [1], [1, 2]);
    expect(() => reconcile(ONE_TOTAL, { points: uneven, errors: [] }, 'bottom-up')).toThrow('forecast 1 has 1 steps');
  });
});

describe('moveBand', () => {
  it('keeps the widths in proportion above 0, in size elsewhere, and the point inside', () => {
    const band = { level: 0.8, lower: Float64Array.of(5, -5), upper: Float64Array.of(20, 5) };
    const moved = moveBand(band, Float64Array.of(10, 0), Float64Array.of(20, 7));
    expect([...moved.lower]).toEqual([10, 2]);
    expect([...moved.upper]).toEqual([40, 12]);
  });
});
