import { describe, expect, it } from 'vitest';
import { localDays } from './local-days.ts';

const HOUR = 3_600_000;
const hours = (from: string, count: number) =>
  Float64Array.from({ length: count }, (_, i) => Date.parse(from) + i * HOUR);
const told = (days: ReturnType<typeof localDays>) =>
  days.map(({ start, window }) => [new Date(start).toISOString(), window.from, window.to]);

describe('steps by local days', () => {
  it('begin at midnight there', () => {
    expect(told(localDays(hours('2026-07-01T20:00:00Z', 28), 0, 'Europe/Berlin'))).toEqual([
      ['2026-06-30T22:00:00.000Z', 1, 2],
      ['2026-07-01T22:00:00.000Z', 3, 26],
      ['2026-07-02T22:00:00.000Z', 27, 28],
    ]);
  });

  it.each([
    ['2026-03-28T23:00:00Z', 23],
    ['2026-10-24T22:00:00Z', 25],
    ['2026-07-01T22:00:00Z', 24],
  ])('the day from %s has %d hours', (from, count) => {
    const [first, second] = localDays(hours(from, 30), 0, 'Europe/Berlin');
    expect(first!.window).toEqual({ from: 1, to: count });
    expect(second!.start).toBe(Date.parse(from) + count * HOUR);
  });

  it('count from the first step that is still to come', () => {
    const time = hours('2026-07-01T00:00:00Z', 48);
    expect(told(localDays(time, 20, 'UTC'))).toEqual([
      ['2026-07-01T00:00:00.000Z', 21, 24],
      ['2026-07-02T00:00:00.000Z', 25, 48],
    ]);
    expect(localDays(time, 48, 'UTC')).toEqual([]);
  });

  it('are the dates of daily stamps, whatever the zone', () => {
    const time = Float64Array.from([0, 1, 2], i => Date.parse('2026-07-01T00:00:00Z') + i * 24 * HOUR);
    expect(told(localDays(time, 1, 'America/New_York'))).toEqual([
      ['2026-07-02T00:00:00.000Z', 2, 2],
      ['2026-07-03T00:00:00.000Z', 3, 3],
    ]);
  });
});
