import { describe, expect, it } from 'vitest';
import type { Points } from './chunk-codec.ts';
import { between, mergeAll, mergePoints, NO_POINTS, runFromRows } from './merge-points.ts';

const run = (...pairs: [number, number][]): Points => ({
  ts: Float64Array.from(pairs, ([t]) => t),
  value: Float64Array.from(pairs, ([, v]) => v),
});
const pairs = ({ ts, value }: Points) => [...ts].map((t, i) => [t, value[i]]);

describe('laying newer points over older ones', () => {
  it('counts what was added, changed and left as it was', () => {
    const merged = mergePoints(run([1, 10], [2, 20], [4, 40]), run([0, 0], [2, 20], [3, 30], [4, 41], [5, 50]));
    expect(pairs(merged.points)).toEqual([
      [0, 0],
      [1, 10],
      [2, 20],
      [3, 30],
      [4, 41],
      [5, 50],
    ]);
    expect(merged).toMatchObject({ added: 3, changed: 1, unchanged: 1 });
  });

  it('keeps the older run where nothing is new', () => {
    expect(pairs(mergePoints(run([1, 1]), NO_POINTS).points)).toEqual([[1, 1]]);
  });

  it('agrees with a map on random runs', () => {
    let state = 5;
    const next = (limit: number) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % limit;
    };
    for (let round = 0; round < 50; round++) {
      const make = () =>
        runFromRows(
          Float64Array.from({ length: next(40) }, () => next(50)),
          Float64Array.from({ length: 40 }, () => next(5)),
        );
      const [older, newer] = [make(), make()];
      const expected = new Map([...older.ts].map((t, i) => [t, older.value[i]]));
      for (const [i, t] of newer.ts.entries()) expected.set(t, newer.value[i]);
      const merged = mergePoints(older, newer);
      expect(pairs(merged.points)).toEqual([...expected].sort(([a], [b]) => a - b));
      expect(merged.added + merged.changed + merged.unchanged).toBe(newer.ts.length);
    }
  });

  it('joins several runs, oldest first', () => {
    expect(pairs(mergeAll([run([1, 1], [2, 2]), run([2, 3]), run([3, 4])]))).toEqual([
      [1, 1],
      [2, 3],
      [3, 4],
    ]);
  });
});

describe('rows in any order', () => {
  it('are sorted by time, and the last of equal times is kept', () => {
    expect(pairs(runFromRows(Float64Array.of(3, 1, 3, 2), Float64Array.of(1, 2, 3, 4)))).toEqual([
      [1, 2],
      [2, 4],
      [3, 3],
    ]);
  });
});

describe('cutting a run', () => {
  it.each([
    [0, 9, [1, 2, 3]],
    [2, 3, [2]],
    [3, 3, []],
  ])('keeps times from %d to before %d', (from, to, expected) => {
    expect([...between(run([1, 1], [2, 2], [3, 3]), from, to).ts]).toEqual(expected);
  });
});
