import { describe, expect, it } from 'vitest';
import { type Cadence, nextDue } from './cadence.ts';

const next = (cadence: Partial<Cadence>, after: string) =>
  nextDue({ timeZone: 'UTC', ...cadence }, new Date(after)).toISOString();

describe('spans', () => {
  it.each([
    ['15m', '2026-01-01T10:07:00Z', '2026-01-01T10:15:00.000Z'],
    ['15m', '2026-01-01T10:15:00Z', '2026-01-01T10:30:00.000Z'],
    ['6h', '2026-01-01T23:59:59.999Z', '2026-01-02T00:00:00.000Z'],
    ['1d', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00.000Z'],
    // A Thursday: weeks begin on Mondays.
    ['1w', '2026-01-01T00:00:00Z', '2026-01-05T00:00:00.000Z'],
  ])('%s after %s is %s', (every, after, expected) => expect(next({ every }, after)).toBe(expected));

  it.each(['0m', '6', 'h', '-1h', '1.5h', '1y'])('%s is none', every =>
    expect(() => next({ every }, '2026-01-01T00:00:00Z')).toThrow(/is no span/),
  );
});

describe('cron expressions', () => {
  const berlin = { timeZone: 'Europe/Berlin' };
  it.each([
    [{ cron: '0 6 * * *' }, '2026-01-01T06:00:00Z', '2026-01-02T06:00:00.000Z'],
    [{ cron: '*/20 * * * *' }, '2026-01-01T06:21:00Z', '2026-01-01T06:40:00.000Z'],
    [{ cron: '0 6 * * 1-5' }, '2026-01-02T07:00:00Z', '2026-01-05T06:00:00.000Z'],
    // The clock of the zone: winter and summer.
    [{ cron: '0 6 * * *', ...berlin }, '2026-01-01T06:00:00Z', '2026-01-02T05:00:00.000Z'],
    [{ cron: '0 6 * * *', ...berlin }, '2026-07-01T06:00:00Z', '2026-07-02T04:00:00.000Z'],
    // 29 March 2026: from 02:00 to 03:00 the clock leaps.
    [{ cron: '30 2 * * *', ...berlin }, '2026-03-28T12:00:00Z', '2026-03-29T01:30:00.000Z'],
  ])('%j after %s is %s', (cadence, after, expected) => expect(next(cadence, after)).toBe(expected));

  it('counts a time that comes twice once', () => {
    // 25 October 2026: 02:30 comes at 00:30 and at 01:30 UTC.
    const first = nextDue({ cron: '30 2 * * *', ...berlin }, new Date('2026-10-24T12:00:00Z'));
    expect(first.toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(nextDue({ cron: '30 2 * * *', ...berlin }, first).toISOString()).toBe('2026-10-26T01:30:00.000Z');
  });

  it.each([
    [{ cron: '61 * * * *' }, /cannot be read/],
    [{ cron: '* * * *' }, /has 4 fields, not 5/],
    [{ cron: '0 0 6 * * *' }, /has 6 fields, not 5/],
    [{ cron: '0 6 * * *', timeZone: 'Mars/Olympus' }, /in Mars\/Olympus cannot be read/],
    [{}, /either 'every' or 'cron', not neither/],
    [{ cron: '0 6 * * *', every: '1d' }, /either 'every' or 'cron', not both/],
  ])('refuses %j', (cadence, expected) => expect(() => next(cadence, '2026-01-01T00:00:00Z')).toThrow(expected));
});
