import { describe, expect, it } from 'vitest';
import { checkedFitOptions, regressorName } from './check-fit-options.ts';

describe('options of a question', () => {
  it('come back as they are, calendars in order and as they are written', () => {
    const options = {
      bounds: { lower: 0 },
      transform: 'log' as const,
      time_zone: 'Europe/Berlin',
      events: [{ name: 'Sale', from: '2026-11-27' }],
      regressors: ['price', { metric: 'weather', labels: { city: 'Berlin' } }],
      level_shifts: false,
    };
    expect(checkedFitOptions({ ...options, holidays: ['us-ca', 'DE', 'de'] })).toEqual({
      ...options,
      holidays: ['DE', 'US-CA'],
    });
    expect(checkedFitOptions({ bounds: { lower: 0, upper: 100 } })).toEqual({ bounds: { lower: 0, upper: 100 } });
    expect(checkedFitOptions({})).toEqual({});
  });

  it.each([
    [{ bounds: { lower: 5, upper: 5 } }, /the lower limit 5 is not below the upper limit 5/, /exchange/],
    [{ time_zone: 'Mars/Base' }, /no time zone 'Mars\/Base'/, /Europe\/Berlin/],
    [{ holidays: ['DE', 'ZZ'] }, /no holiday calendar 'ZZ'/, /foresight holidays/],
    [{ events: [{ name: 'Sale', from: '2026-02-31' }] }, /no such time as 2026-02-31/, /write a day as/],
    [{ regressors: ['price', { metric: 'price' }] }, /regressor price is named twice/, /once/],
  ])('%j is refused with the way out', (options, message, fix) => {
    expect(() => checkedFitOptions(options)).toThrow(message);
    expect(() => checkedFitOptions(options)).toThrow(
      expect.objectContaining({ code: 'bad_request', facts: { fix: expect.stringMatching(fix) } }),
    );
  });

  it('name a regressor by its metric and the labels asked for', () => {
    expect(regressorName('price')).toBe('price');
    expect(regressorName({ metric: 'weather', labels: { city: 'Berlin', at: 'noon' } })).toBe(
      'weather{at=noon, city=Berlin}',
    );
  });
});
