import { describe, expect, it } from 'vitest';
import { checkOptions, isoDay } from './options.ts';
import { simulate } from './simulate.ts';

describe('the options of a simulation', () => {
  it('default to seed 1, 400 people and 18 months before the end', () => {
    const checked = checkOptions({ end: '2026-07-01' });
    expect(checked).toMatchObject({ seed: 1, people: 400, events: null, months: 18 });
    expect([isoDay(checked.start), checked.days]).toEqual(['2025-01-01', 546]);
  });

  it('start on the last day of a shorter month when the end is the 31st', () => {
    expect(isoDay(checkOptions({ end: '2026-03-31', months: 1 }).start)).toBe('2026-02-28');
  });

  it.each([
    [{ people: 0 }, /people is 0; .* from 1 to 1000000/],
    [{ people: 1.5 }, /people is 1.5/],
    [{ people: 1_000_001 }, /people is 1000001/],
    [{ events: -1 }, /events is -1; .* from 1 /],
    [{ months: 0 }, /months is 0; .* from 1 to 120/],
    [{ seed: -1 }, /seed is -1; .* from 0 to 4294967295/],
    [{ seed: Number.NaN }, /seed is NaN/],
    [{ people: 5, events: 1000 }, /people \(5\) and events \(1000\) exclude each other/],
    [
      { end: '2026-07-01T06:00:00Z' },
      /end is 2026-07-01T06:00:00.000Z, 21600000 ms past midnight UTC; .* 2026-07-01\./,
    ],
    [{ end: '1 July 2026' }, /end is "1 July 2026"; it must be an ISO date/],
    [{ end: '2026-02-30x' }, /end is "2026-02-30x"/],
  ])('refuse %j and say why', (bad, message) => {
    expect(() => simulate({ end: '2026-07-01', ...bad }).next()).toThrow(message);
  });
});
