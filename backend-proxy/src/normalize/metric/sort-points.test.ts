import { describe, expect, it } from 'vitest';
import { sortPoints } from './sort-points.ts';

function columns(ts: readonly number[]) {
  return {
    ts: Float64Array.from(ts),
    value: Float64Array.from(ts, (_, i) => i / 2),
    row: Uint32Array.from(ts, (_, i) => i + 2),
  };
}

function shuffled(length: number, different: number): number[] {
  let state = 11;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % different;
  });
}

describe('sorting the points of a series', () => {
  it.each<[string, number[]]>([
    ['nothing', []],
    ['one', [5]],
    ['sorted', [1, 2, 3, 3, 9]],
    ['backwards', [9, 7, 5, 3, 1]],
    ['all the same', [4, 4, 4, 4]],
    ['negative', [3, -7, 0, -1]],
    ['two runs', [1, 3, 5, 7, 2, 4, 6, 8]],
    ['random, few ties', shuffled(1000, 1_000_000)],
    ['random, many ties', shuffled(1023, 17)],
  ])('keeps points of one time in the order of the file: %s', (_, ts) => {
    const order = ts.map((_, i) => i).sort((a, b) => ts[a]! - ts[b]! || a - b);
    const sorted = sortPoints(columns(ts));
    expect([...sorted.ts]).toEqual(order.map(i => ts[i]));
    expect([...sorted.value]).toEqual(order.map(i => i / 2));
    expect([...sorted.row]).toEqual(order.map(i => i + 2));
  });

  it('returns sorted columns as they are', () => {
    const sorted = columns([1, 2, 3]);
    expect(sortPoints(sorted)).toBe(sorted);
  });
});
