import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../series/step.ts';
import { checkEvents, touchedSlots } from './occurrences.ts';

const at = (text: string) => Date.parse(text);
const daily = { start: at('2026-12-20T00:00Z'), step: { unit: 'ms' as const, count: DAY } };
const hourly = { ...daily, step: { unit: 'ms' as const, count: HOUR } };
const day = (offset: number) => ({
  from: at('2026-12-25T00:00Z') - offset * HOUR,
  to: at('2026-12-26T00:00Z') - offset * HOUR,
});

describe('touchedSlots', () => {
  it.each([
    ['UTC', 0, [[5, 0, 1]]],
    ['Berlin, an hour off: the same day', 1, [[5, 1, 1]]],
    [
      'New York: the day by its share, and the rest on the next',
      -5,
      [
        [5, 0, 19 / 24],
        [6, 1, 5 / 24],
      ],
    ],
  ])('of a day in %s', (_, offset, want) => {
    const got = touchedSlots(daily, day(offset), 100);
    expect(got.map(s => [s.index, s.place, s.share])).toEqual(want);
  });

  it('are all hours of a day', () => {
    const got = touchedSlots(hourly, day(1), 1000);
    expect(got).toHaveLength(24);
    expect(got[0]).toEqual({ index: 119, place: 0, share: 1 });
  });

  it('begin with the series and end where asked', () => {
    const long = { from: daily.start - 3 * DAY, to: daily.start + 9 * DAY };
    expect(touchedSlots(daily, long, 2).map(s => [s.index, s.place])).toEqual([
      [0, 3],
      [1, 4],
    ]);
    expect(touchedSlots(daily, { from: 0, to: 1 }, 2)).toEqual([]);
  });

  it('of a day in months and weeks are a share of them', () => {
    const monthly = { start: at('2026-01-31T00:00Z'), step: { unit: 'month' as const, count: 1 } };
    expect(touchedSlots(monthly, { from: at('2026-03-03T00:00Z'), to: at('2026-03-04T00:00Z') }, 20)).toMatchObject([
      { index: 1, share: 1 / 31 },
    ]);
    const weekly = { ...daily, step: { unit: 'ms' as const, count: 7 * DAY } };
    expect(touchedSlots(weekly, day(0), 20)).toMatchObject([{ index: 0, share: 1 / 7 }]);
  });
});

describe('checkEvents', () => {
  it.each([
    [{ name: '', from: 0, to: 1 }, 'has no name'],
    [{ name: 'fair', from: 2, to: 2 }, 'event fair from 2 to 2: needs a start before its end'],
    [{ name: 'fair', from: Number.NaN, to: 2 }, 'event fair from NaN to 2'],
  ])('refuses %o', (event, message) => {
    expect(() => checkEvents([event])).toThrow(message);
  });
});
