import { describe, expect, it } from 'vitest';
import { noise } from '../../test/sample-series.ts';
import { decode, encode, RankWindow } from './rank-window.ts';

describe('encode', () => {
  const values = [-1e300, -7, -1e-300, 0, 1e-300, 0.1, 7, 1e300];

  it('sorts like the numbers', () => {
    const codes = values.map(encode);
    expect(codes).toEqual(codes.toSorted((a, b) => a - b));
  });

  it('comes back within a millionth', () => {
    for (const value of values)
      expect(Math.abs(decode(encode(value)) - value)).toBeLessThanOrEqual(1e-6 * Math.abs(value));
  });

  it('knows one zero', () => expect(encode(-0)).toBe(encode(0)));
});

describe('RankWindow', () => {
  it('counts and orders like a sorted copy of the latest values', () => {
    const next = noise(3);
    const all = Array.from({ length: 500 }, () => decode(encode(Math.round(20 * next()) / 4)));
    const window = new RankWindow(64);
    all.forEach((value, i) => {
      const latest = all.slice(Math.max(0, i - 64), i).sort((a, b) => a - b);
      expect(window.countAtLeast(value)).toBe(latest.filter(v => v >= value).length);
      if (latest.length > 0) expect(window.quantile(0.98)).toBe(latest[Math.floor(0.98 * (latest.length - 1))]);
      window.push(value);
    });
  });

  it('goes on as before after a round trip', () => {
    const next = noise(4);
    const one = new RankWindow(10);
    for (let i = 0; i < 37; i++) one.push(next());
    const other = new RankWindow(10, JSON.parse(JSON.stringify(one)));
    for (let i = 0; i < 25; i++) {
      const value = next();
      one.push(value);
      other.push(value);
      expect(other.countAtLeast(0.3)).toBe(one.countAtLeast(0.3));
      expect(other.toJSON()).toEqual(one.toJSON());
    }
  });
});
