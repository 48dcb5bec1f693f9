import { describe, expect, it } from 'vitest';
import { DAY_MS, dayStart, timeOfDay } from './calendar.ts';

describe('the calendar', () => {
  it('agrees with Date on every day of 800 years', () => {
    const wrong: string[] = [];
    for (let ms = Date.UTC(1600, 0, 1); ms < Date.UTC(2400, 0, 1); ms += DAY_MS) {
      const date = new Date(ms);
      if (dayStart(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()) !== ms)
        wrong.push(date.toISOString());
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    [2023, 2, 29],
    [1900, 2, 29],
    [2024, 2, 30],
    [2024, 4, 31],
    [2024, 0, 1],
    [2024, 13, 1],
    [2024, 1, 0],
    [2024, 1, 32],
  ])('has no day %i-%i-%i', (year, month, day) => {
    expect(dayStart(year, month, day)).toBeNaN();
  });

  it('has the first day of the year 0001 and the last of 9999', () => {
    expect(dayStart(1, 1, 1)).toBe(Date.parse('0001-01-01T00:00:00Z'));
    expect(dayStart(9999, 12, 31)).toBe(Date.parse('9999-12-31T00:00:00Z'));
  });

  it.each([
    [24, 0, 0],
    [0, 60, 0],
    [0, 0, 60],
  ])('has no time of day %i:%i:%i', (hour, minute, second) => {
    expect(timeOfDay(hour, minute, second)).toBeNaN();
  });
});
