import { describe, expect, it } from 'vitest';
import { calendarText, regressorText } from './calendar-text.ts';
import { wrongIn } from './event-words.ts';
import { calendarOptions, NO_HOLIDAYS, unknownCalendar } from './holiday-options.ts';
import { readLimit, withLimit } from './limits.ts';
import { isTimeZone, timeZones } from './time-zones.ts';

describe('what a query says of calendar and limits', () => {
  it.each([
    [{}, 'As trained'],
    [{ holidays: [] }, 'No holidays'],
    [{ bounds: { lower: 0 } }, '0 and more'],
    [{ bounds: { upper: 100 } }, '100 and less'],
    [{ level_shifts: true }, 'As trained'],
    [
      {
        time_zone: 'Asia/Tokyo',
        holidays: ['JP', 'DE-BY'],
        events: [
          { name: 'a', from: '2026-01-01' },
          { name: 'b', from: '2026-01-02' },
        ],
        regressors: ['price', { metric: 'weather', labels: { city: 'Berlin' } }],
        bounds: { lower: 0, upper: 1.5 },
        transform: 'none' as const,
        level_shifts: false,
      },
      'Asia/Tokyo · Holidays JP, DE-BY · 2 events · with price, weather{city=Berlin} · from 0 to 1.5 · Scale as it is · Jumps stay',
    ],
  ])('%j is told in a line', (query, text) => expect(calendarText(query)).toBe(text));

  it('names a regressor by its metric, and by its labels where it has some', () => {
    expect([regressorText('m'), regressorText({ metric: 'm' }), regressorText({ metric: 'm', labels: {} })]).toEqual(
      Array(3).fill('m'),
    );
  });
});

describe('a limit', () => {
  it.each([
    ['', {}],
    ['0', { value: 0 }],
    [' -2,5 ', { value: -2.5 }],
    ['1e3', { value: 1000 }],
    ['ten', { wrong: "'ten' is no number" }],
    ['Infinity', { wrong: "'Infinity' is no number" }],
  ])('typed as %j is %j', (text, typed) => expect(readLimit('lower', {}, text)).toEqual(typed));

  it('is in order with the other one', () => {
    expect(readLimit('lower', { upper: 5 }, '5')).toEqual({ wrong: 'must be below 5' });
    expect(readLimit('upper', { lower: 5, upper: 9 }, '4')).toEqual({ wrong: 'must be above 5' });
    expect(readLimit('upper', { upper: 9 }, '4')).toEqual({ value: 4 });
  });

  it('is set and taken off beside the other one', () => {
    expect(withLimit({ upper: 5 }, 'lower', 0)).toEqual({ upper: 5, lower: 0 });
    expect(withLimit({ lower: 0, upper: 5 }, 'lower', undefined)).toEqual({ upper: 5 });
    expect(withLimit({ lower: 0 }, 'lower', undefined)).toBeUndefined();
  });
});

describe('an event that is typed', () => {
  it.each([
    [{ name: 'Sale', from: '2026-11-27' }, undefined],
    [{ name: 'Sale', from: '2026-11-27T18:00', to: '2026-11-27T20:00' }, undefined],
    [{ name: ' ', from: '2026-11-27' }, 'it needs a name'],
    [{ name: 'Sale', from: '' }, 'it needs a first day'],
    [{ name: 'Sale', from: '27.11.2026' }, "'27.11.2026' is no day such as 2026-11-27"],
    [{ name: 'Sale', from: '2026-13-01' }, "'2026-13-01' is no day such as 2026-11-27"],
    [{ name: 'Sale', from: '2026-11-27', to: '2026-11' }, "'2026-11' is no day such as 2026-11-27"],
    [{ name: 'Sale', from: '2026-11-27', to: '2026-11-26' }, 'it ends before it begins'],
  ])('%j: %s', (event, wrong) => expect(wrongIn(event)).toBe(wrong));
});

describe('holiday calendars as choices', () => {
  const calendars = [
    { code: 'DE', country: 'Germany', region: null },
    { code: 'DE-BY', country: 'Germany', region: 'Bayern' },
    { code: 'AT', country: 'Austria', region: null },
  ];

  it('come by name, none of them first', () => {
    expect(calendarOptions(calendars)).toEqual([
      { value: NO_HOLIDAYS, label: 'No holidays' },
      { value: 'AT', label: 'Austria', description: 'AT' },
      { value: 'DE', label: 'Germany', description: 'DE' },
      { value: 'DE-BY', label: 'Germany, Bayern', description: 'DE-BY' },
    ]);
  });

  it('that do not exist are named, once that is known', () => {
    expect(unknownCalendar(['at', 'DE-XX'], calendars)).toBe("There is no holiday calendar 'DE-XX'");
    expect(unknownCalendar(['at', 'DE-BY'], calendars)).toBeUndefined();
    expect(unknownCalendar(['DE-XX'], [])).toBeUndefined();
    expect(unknownCalendar(undefined, calendars)).toBeUndefined();
  });
});

describe('time zones', () => {
  it('are found by parts of their name, and UTC is one', async () => {
    expect((await timeZones('new york')).map(({ value }) => value)).toEqual(['America/New_York']);
    expect((await timeZones(''))[0]).toEqual({ value: 'UTC', label: 'UTC' });
    expect(await timeZones('Mars/Base')).toEqual([]);
    expect(['Europe/Berlin', 'Mars/Base'].map(isTimeZone)).toEqual([true, false]);
  });
});
