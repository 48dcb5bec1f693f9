import { describe, expect, it } from 'vitest';
import { randomWalk, shaped } from '../../../test/sample-series.ts';
import { shiftsOf } from './lasting-shifts.ts';

const hourly = (seed: number, change: (v: number, t: number) => number, length = 960) =>
  shaped(seed, {
    length,
    level: 100,
    waves: [
      [24, 30],
      [168, 10],
    ],
    noise: 3,
  }).map(change);
const SEASONS = [24, 168];
const SEEDS = [1, 2, 3, 4, 5, 6];

describe('shiftsOf', () => {
  it.each(SEEDS)('finds where a factor sets in, and how large it is (seed %i)', seed => {
    const [shift, ...others] = shiftsOf(
      hourly(seed, (v, t) => (t < 880 ? v : 1.5 * v)),
      SEASONS,
    );
    expect(others).toEqual([]);
    expect(shift).toMatchObject({ at: 880, scale: 'factor', move: true });
    expect(Math.exp(shift!.size)).toBeCloseTo(1.5, 1);
  });

  it.each(SEEDS)('tells a sum from a factor by the spread (seed %i)', seed => {
    const [shift] = shiftsOf(
      hourly(seed, (v, t) => (t < 880 ? v : v + 120)),
      SEASONS,
    );
    expect(shift).toMatchObject({ at: 880, scale: 'sum', move: true });
    expect(Math.abs(shift!.size - 120)).toBeLessThan(8);
  });

  it('reports a jump long ago, and leaves the history as it is', () => {
    expect(
      shiftsOf(
        hourly(1, (v, t) => (t < 400 ? v : 1.6 * v)),
        SEASONS,
      ),
    ).toMatchObject([{ at: 400, move: false }]);
  });

  it('does not move over a jump that has gone back since', () => {
    const gone = shiftsOf(
      hourly(1, (v, t) => (t >= 860 && t < 945 ? 1.6 * v : v)),
      SEASONS,
    );
    expect(gone).toMatchObject([{ at: 860, move: false }]);
  });

  it.each([
    ['nothing', (v: number) => v],
    ['a spike', (v: number, t: number) => (t === 900 ? 10 * v : v)],
    ['three hours of outage', (v: number, t: number) => (t >= 900 && t < 903 ? 0.1 * v : v)],
    ['a slope', (v: number, t: number) => v * (1 + Math.max(0, t - 600) / 300)],
    ['a jump that is too new', (v: number, t: number) => (t < 950 ? v : 2 * v)],
    ['a constant', () => 7],
    ['a gap', (v: number, t: number) => (t > 700 && t < 800 ? Number.NaN : v)],
  ])('finds none in %s', (_, change) => {
    for (const seed of SEEDS) expect(shiftsOf(hourly(seed, change), SEASONS)).toEqual([]);
  });

  it('finds none in a hundred random walks, nor in noise', () => {
    for (let seed = 1; seed <= 100; seed++) {
      expect(shiftsOf(randomWalk(seed, 300, 100), [7])).toEqual([]);
      expect(shiftsOf(shaped(seed, { length: 300, level: 50, noise: 5 }), [7])).toEqual([]);
    }
  });

  it.each([1e300, 1e-300])('scales with the data: times %d', factor => {
    const base = hourly(2, (v, t) => (t < 880 ? v - 100 : v + 60));
    const [want] = shiftsOf(base, SEASONS);
    const [got] = shiftsOf(
      base.map(v => v * factor),
      SEASONS,
    );
    expect(want).toMatchObject({ at: 880, scale: 'sum' });
    expect(got!.at).toBe(want!.at);
    expect(got!.size / factor).toBeCloseTo(want!.size, 6);
  });

  it('needs six windows', () => {
    const step = (length: number) =>
      shaped(1, { length, level: 10, noise: 0.1 }).map((v, t) => (t < length - 9 ? v : 2 * v));
    expect(shiftsOf(step(47), [])).toEqual([]);
    expect(shiftsOf(step(60), [])).toMatchObject([{ at: 51 }]);
  });
});
