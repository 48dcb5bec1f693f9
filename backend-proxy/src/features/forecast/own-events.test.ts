import { HOUR } from '@foresight/models';
import { describe, expect, it } from 'vitest';
import { ownEvents } from './own-events.ts';
import { isTimeZone, momentOf, wallTime } from './zoned-time.ts';

const one = (from: string, to?: string, zone = 'Europe/Berlin') => {
  const [event] = ownEvents([{ name: 'Sale', from, ...(to ? { to } : {}) }], zone);
  return [new Date(event!.from).toISOString(), (event!.to - event!.from) / HOUR];
};

describe('an event', () => {
  it.each([
    ['a day', '2026-11-27', undefined, '2026-11-26T23:00:00.000Z', 24],
    ['days, the last one included', '2026-11-27', '2026-11-29', '2026-11-26T23:00:00.000Z', 72],
    ['the day of 23 hours', '2026-03-29', undefined, '2026-03-28T23:00:00.000Z', 23],
    ['the day of 25 hours', '2026-10-25', undefined, '2026-10-24T22:00:00.000Z', 25],
    ['from a moment to a moment', '2026-11-27T18:00', '2026-11-27T20:30', '2026-11-27T17:00:00.000Z', 2.5],
    ['from a moment on a day long', '2026-11-27T18:00', undefined, '2026-11-27T17:00:00.000Z', 24],
    ['from a moment through a day', '2026-11-27 18:00', '2026-11-28', '2026-11-27T17:00:00.000Z', 30],
    [
      'in a zone of its own',
      '2026-11-27T18:00:00.5Z',
      '2026-11-27T21:00:00+02:00',
      '2026-11-27T18:00:00.500Z',
      1 - 0.5 / 3600,
    ],
  ])('may be %s', (_, from, to, start, hours) => {
    expect(one(from, to)).toEqual([start, hours]);
  });

  it('is a day of another clock elsewhere', () => {
    expect(one('2026-11-27', undefined, 'America/Los_Angeles')).toEqual(['2026-11-27T08:00:00.000Z', 24]);
    expect(one('2026-11-27', undefined, 'UTC')).toEqual(['2026-11-27T00:00:00.000Z', 24]);
  });

  it.each([
    ['2026-02-30', undefined, /event 'Sale': there is no such time as 2026-02-30/],
    ['2026-11-27T25:00', undefined, /no such time as 2026-11-27T25:00/],
    ['2026-13-01', undefined, /no such time/],
    ['tomorrow', undefined, /no such time as tomorrow/],
    ['2026-11-27', '2026-11-26', /ends 2026-11-26, which is not after its beginning 2026-11-27/],
    ['2026-11-27T18:00', '2026-11-27T18:00', /not after its beginning/],
  ])('from %s to %s is refused', (from, to, message) => {
    expect(() => one(from, to)).toThrow(message);
  });
});

describe("a zone's clock", () => {
  it('is read and set, also around its leaps', () => {
    for (const zone of ['Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC']) {
      for (let moment = Date.UTC(2026, 0, 1); moment < Date.UTC(2027, 0, 1); moment += 13.5 * HOUR) {
        expect(momentOf(zone, wallTime(zone, moment))).toBe(moment);
      }
    }
    // 02:30 does not exist on that day, 02:30 in autumn comes twice.
    expect(new Date(momentOf('Europe/Berlin', Date.UTC(2026, 2, 29, 2, 30))).toISOString()).toBe(
      '2026-03-29T01:30:00.000Z',
    );
    expect(new Date(momentOf('Europe/Berlin', Date.UTC(2026, 9, 25, 2, 30))).toISOString()).toBe(
      '2026-10-25T00:30:00.000Z',
    );
  });

  it('is known by IANA names', () => {
    expect(['Europe/Berlin', 'UTC', 'Mars/Base', '', 'Berlin'].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
