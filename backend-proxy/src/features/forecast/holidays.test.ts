import { DAY, HOUR } from '@foresight/models';
import { describe, expect, it } from 'vitest';
import { calendarNamed, holidayCalendars } from './holiday-calendars.ts';
import { holidayEvents, holidaysOf } from './holidays.ts';

const span = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });
const days = (codes: string[], from: string, to: string, zone = 'UTC', asDates = false) =>
  holidayEvents(codes, span(from, to), zone, asDates).map(event => [
    event.name,
    new Date(event.from).toISOString().slice(0, 13),
    (event.to - event.from) / HOUR,
  ]);

describe('holidays', () => {
  it("are the country's own local days, Christmas Eve whole", () => {
    expect(days(['DE-BY'], '2026-12-20', '2027-01-08')).toEqual([
      ['Christmas Eve', '2026-12-23T23', 24],
      ['Christmas Day', '2026-12-24T23', 24],
      ['Boxing Day', '2026-12-25T23', 24],
      ["New Year's Eve", '2026-12-30T23', 24],
      ["New Year's Day", '2026-12-31T23', 24],
      ['Epiphany', '2027-01-05T23', 24],
    ]);
  });

  it('are UTC days where the stamps of a series are dates', () => {
    expect(days(['US-CA'], '2026-12-20', '2026-12-28', 'UTC', true)).toEqual([['Christmas Day', '2026-12-25T00', 24]]);
    expect(days(['US-CA'], '2026-12-20', '2026-12-28')).toEqual([['Christmas Day', '2026-12-25T08', 24]]);
  });

  it('depend on the region', () => {
    const assumption = (code: string) => days([code], '2026-08-14', '2026-08-17').length;
    expect([assumption('DE-SL'), assumption('DE-BE')]).toEqual([1, 0]);
  });

  it('take the clock of the question where the country has it, among several', () => {
    const christmas = (zone: string) =>
      days(['US'], '2026-12-25', '2026-12-26', zone).find(([name]) => name === 'Christmas Day');
    expect(christmas('America/Los_Angeles')).toEqual(['Christmas Day', '2026-12-25T08', 24]);
    expect(christmas('Europe/Berlin')).toEqual(['Christmas Day', '2026-12-25T05', 24]);
  });

  it('share the effect of the day that a substitute stands for', () => {
    // 4 July 2026 is a Saturday, and Friday is off.
    expect(days(['US'], '2026-07-02', '2026-07-06', 'UTC', true)).toEqual([
      ['Independence Day', '2026-07-03T00', 24],
      ['Independence Day', '2026-07-04T00', 24],
    ]);
    expect(holidaysOf('US', 2026).filter(({ substitute }) => substitute)).toHaveLength(1);
  });

  it('of several days stay several days', () => {
    const eid = days(['SA'], '2026-03-15', '2026-03-28', 'UTC', true);
    expect(eid).toEqual([[expect.stringContaining('Eid al-Fitr'), '2026-03-19T00', 96]]);
  });

  it('of two calendars come once where they fall together', () => {
    expect(days(['DE', 'AT'], '2026-12-25', '2026-12-25T12:00')).toEqual([['Christmas Day', '2026-12-24T23', 24]]);
    const [christmas] = days(['DE', 'US'], '2026-12-25', '2026-12-25T12:00');
    expect(christmas).toEqual(['Christmas Day', '2026-12-24T23', 30]);
  });

  it('of one name on other days are told with their calendar', () => {
    const labour = days(['DE', 'US'], '2026-01-01', '2027-01-01', 'UTC', true).filter(([name]) =>
      /Labour/.test(String(name)),
    );
    expect(labour).toEqual([
      ['Labour Day (DE)', '2026-05-01T00', 24],
      ['Labour Day (US)', '2026-09-07T00', 24],
    ]);
  });

  it('cover the whole span, years before 1900 excepted', () => {
    const found = holidayEvents(['DE'], span('1895-01-01', '1902-01-01'), 'UTC', true);
    expect(
      found.filter(({ name }) => name === 'Christmas Day').map(({ from }) => new Date(from).getUTCFullYear()),
    ).toEqual([1900, 1901]);
    expect(found.every(({ from, to }) => to > from && (to - from) % DAY === 0)).toBe(true);
  });
});

describe('holiday calendars', () => {
  it('are listed by country and region', () => {
    const calendars = holidayCalendars();
    expect(calendars.length).toBeGreaterThan(500);
    expect(calendars).toContainEqual({ code: 'DE', country: 'Germany', region: null });
    expect(calendars).toContainEqual({ code: 'US-CA', country: 'United States of America', region: 'California' });
    expect(new Set(calendars.map(({ code }) => code)).size).toBe(calendars.length);
  });

  it('are found whatever their case', () => {
    expect(calendarNamed('de-by').code).toBe('DE-BY');
    expect(calendarNamed('ck-RAROTONGA').code).toBe('CK-Rarotonga');
  });

  it.each([
    ['DE-BX', /no holiday calendar 'DE-BX'; near: DE-BB \(Germany, Brandenburg\), DE-BE/],
    ['germany', /near: DE \(Germany\)/],
    ['bavaria', /no holiday calendar 'bavaria'$/],
    ['XX', /no holiday calendar 'XX'/],
    ['', /no holiday calendar ''/],
  ])('that do not exist are refused with those near: %s', (code, message) => {
    expect(() => calendarNamed(code)).toThrow(message);
    expect(() => calendarNamed(code)).toThrow(
      expect.objectContaining({ code: 'bad_request', facts: { fix: expect.stringContaining('foresight holidays') } }),
    );
  });
});
