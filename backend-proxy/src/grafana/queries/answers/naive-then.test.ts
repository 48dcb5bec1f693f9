import { describe, expect, it } from 'vitest';
import { type NaiveInput, naiveThen } from './naive-then.ts';

const HOUR = 3_600_000;
const hours = (list: readonly number[]) => Float64Array.from(list, hour => hour * HOUR);
const said = (more: Partial<NaiveInput>) =>
  naiveThen({
    points: { ts: hours([0, 1, 2, 3, 4, 5]), value: Float64Array.of(10, 11, 12, 13, 14, 15) },
    origin: 3 * HOUR,
    time: hours([4, 5, 6, 7]),
    step: { unit: 'ms', count: HOUR },
    season: 1,
    ...more,
  });

describe('seasonal naive at a past origin', () => {
  it('repeats the last value, or the last cycle, and knows nothing of what came after', () => {
    expect(said({})).toEqual([13, 13, 13, 13]);
    expect(said({ season: 3 })).toEqual([11, 12, 13, 11]);
  });

  it('has nothing where the value a season ago is missing', () => {
    const points = { ts: hours([0, 1, 3]), value: Float64Array.of(10, 11, 13) };
    expect(said({ points, season: 3 })).toEqual([11, null, 13, 11]);
    expect(said({ season: 24 })).toEqual([null, null, null, null]);
  });

  it('counts months by the calendar, ends of months included', () => {
    const ends = ['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31'].map(day => Date.parse(day));
    const points = { ts: Float64Array.from(ends), value: Float64Array.of(1, 2, 3, 4) };
    const asked = { points, origin: ends[3]!, step: { unit: 'month', count: 1 }, season: 3 } as const;
    expect(said(asked)).toEqual([2, 3, 4, 2]);
    const firsts = ['2026-01-01', '2026-02-01', '2026-03-01'].map(day => Date.parse(day));
    const starts = { ts: Float64Array.from(firsts), value: Float64Array.of(1, 2, 3) };
    expect(said({ ...asked, points: starts, origin: firsts[2]! })).toEqual([1, 2, 3, 1]);
  });
});
