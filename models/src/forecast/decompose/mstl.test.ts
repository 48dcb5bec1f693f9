import { describe, expect, it } from 'vitest';
import { noise, shaped } from '../../../test/sample-series.ts';
import { mstl } from './index.ts';
import { stl } from './stl.ts';

const wave = (n: number, season: number, size: number) =>
  Float64Array.from({ length: n }, (_, t) => size * Math.sin((2 * Math.PI * t) / season));
const plus = (a: Float64Array, b: Float64Array) => a.map((v, t) => v + b[t]!);
const line = (n: number) => Float64Array.from({ length: n }, (_, t) => 50 + 0.1 * t);
const furthest = (a: Float64Array, b: Float64Array, from = 0, to = a.length) =>
  Math.max(...a.subarray(from, to).map((v, t) => Math.abs(v - b[from + t]!)));

describe('stl', () => {
  it('parts a line and a wave', () => {
    const { trend, season } = stl(plus(line(240), wave(240, 12, 10)), { season: 12, seasonWindow: 11 });
    expect(furthest(season, wave(240, 12, 10))).toBeLessThan(0.1);
    expect(furthest(trend, line(240))).toBeLessThan(0.1);
  });

  it('follows a season that grows', () => {
    const grown = wave(240, 12, 10).map((v, t) => v * (1 + t / 240));
    const { season } = stl(plus(line(240), grown), { season: 12, seasonWindow: 7 });
    expect(furthest(season, grown, 12, 228)).toBeLessThan(0.6);
  });

  it('with robust rounds, values far off bend it less', () => {
    const clean = plus(line(240), wave(240, 12, 10));
    const next = noise(1);
    const values = clean.map((v, t) => v + 0.3 * next() + (t === 100 || t === 131 ? 80 : 0));
    const off = (robust: number) => {
      const { trend, season } = stl(values, { season: 12, seasonWindow: 11, robust });
      return furthest(plus(trend, season), clean);
    };
    expect(off(0)).toBeGreaterThan(5);
    expect(off(3)).toBeLessThan(1.5);
  });
});

describe('mstl', () => {
  it('parts two waves and a line', () => {
    const n = 960;
    const values = plus(line(n), plus(wave(n, 24, 10), wave(n, 168, 4)));
    const { trend, seasons } = mstl(values, [24, 168]);
    expect(furthest(seasons[0]!, wave(n, 24, 10))).toBeLessThan(0.5);
    expect(furthest(seasons[1]!, wave(n, 168, 4))).toBeLessThan(0.5);
    expect(furthest(trend, line(n))).toBeLessThan(0.6);
  });

  it('is at home in five-minute data of two months', () => {
    const n = 16_128;
    const values = plus(wave(n, 288, 10), wave(n, 2016, 4));
    const { seasons } = mstl(values, [288, 2016]);
    expect(furthest(seasons[0]!, wave(n, 288, 10))).toBeLessThan(1);
    expect(furthest(seasons[1]!, wave(n, 2016, 4))).toBeLessThan(1);
  });

  it.each([
    ['noise', (v: number) => v],
    ['large', (v: number) => 1e12 + v],
    ['huge', (v: number) => 1e300 * v],
    ['both signs', (v: number) => v - 100],
    ['a spike', (v: number, t: number) => (t === 60 ? 1e6 : v)],
  ])('the parts sum to the values: %s', (_, change) => {
    for (const seasons of [[], [7], [7, 28]]) {
      const values = shaped(3, { length: 200, level: 100, waves: [[7, 10]], noise: 2 }).map(change);
      const parts = mstl(values, seasons);
      values.forEach((v, t) => {
        const own = [parts.trend, ...parts.seasons, parts.rest].map(part => part[t]!);
        const rounding = Number.EPSILON * Math.max(...own.map(Math.abs));
        expect(Math.abs(own.reduce((a, b) => a + b) - v)).toBeLessThanOrEqual(rounding);
      });
    }
  });

  it('takes the shortest series that has two cycles, and none', () => {
    expect(mstl(shaped(1, { length: 14 }), [7]).seasons[0]).toHaveLength(14);
    expect(mstl(Float64Array.of(5), []).trend).toEqual(Float64Array.of(5));
    expect(mstl(new Float64Array(0), []).rest).toHaveLength(0);
  });

  it.each([
    { seasons: [7, 28], length: 40, message: 'season 28 needs 56 values, has 40: leave it out' },
    { seasons: [28, 7], length: 100, message: 'seasons 28, 7 are not ascending' },
    { seasons: [1], length: 100, message: 'seasons 1 are not ascending whole numbers of 2 or more' },
    { seasons: [6.5], length: 100, message: 'seasons 6.5 are not' },
  ])('refuses $message', ({ seasons, length, message }) => {
    expect(() => mstl(shaped(1, { length }), seasons)).toThrow(message);
  });

  it('refuses gaps', () => {
    expect(() => mstl(Float64Array.of(1, Number.NaN, 2), [])).toThrow('fill the gaps first');
  });
});
