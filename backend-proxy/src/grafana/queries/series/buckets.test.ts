import { describe, expect, it } from 'vitest';
import { bucketed } from './buckets.ts';

const points = (ts: number[], value = ts) => ({ ts: Float64Array.from(ts), value: Float64Array.from(value) });
const range = (n: number, from = 0) => Array.from({ length: n }, (_, i) => from + i);

describe('averages over equal spans', () => {
  it.each([0, 5, 6])('leave 5 points alone when there is room for %d (0: no limit)', most => {
    const five = points(range(5));
    expect(bucketed(five, most)).toEqual({ points: five, width: 0 });
  });

  it('are as many as there is room for, at most', () => {
    for (const n of [2, 7, 100, 1001]) {
      for (const most of [1, 2, 3, 10, 99]) {
        for (const step of [1, 17, 86_400_000]) {
          const { points: shown } = bucketed(points(range(n, 1234).map(i => i * step)), most);
          expect(shown.ts.length).toBeLessThanOrEqual(Math.max(most, 2));
        }
      }
    }
  });

  it('average what falls together', () => {
    const { points: shown, width } = bucketed(points([0, 10, 20, 30, 40, 50], [1, 3, 5, 7, 9, 11]), 3);
    expect(width).toBe(50);
    expect([...shown.ts]).toEqual([0, 50]);
    expect([...shown.value]).toEqual([5, 11]);
  });

  it('stay where they are when the range moves on', () => {
    const all = points(range(1000));
    const shown = [0, 3, 17, 60].map(from => {
      const { points: cut, width } = bucketed(
        { ts: all.ts.slice(from, from + 900), value: all.value.slice(from, from + 900) },
        60,
      );
      return { width, rows: new Map(Array.from(cut.ts, (at, i) => [at, cut.value[i]])) };
    });
    expect(shown.map(({ width }) => width)).toEqual([20, 20, 20, 20]);
    // Whole buckets that all of the ranges have.
    for (let at = 60; at < 880; at += 20)
      expect(shown.map(({ rows }) => rows.get(at))).toEqual(Array(4).fill(at + 9.5));
  });
});
