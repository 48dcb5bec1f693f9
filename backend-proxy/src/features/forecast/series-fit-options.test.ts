import { DAY, HOUR } from '@foresight/models';
import { describe, expect, it } from 'vitest';
import { seriesFeatures } from './index.ts';
import { seriesFitOptions } from './series-fit-options.ts';

/** Two days of hours, or two weeks of days, before Christmas Eve 2026. */
const hourly = {
  values: new Float64Array(48),
  start: Date.UTC(2026, 11, 22),
  step: { unit: 'ms', count: HOUR },
} as const;
const daily = {
  values: new Float64Array(14),
  start: Date.UTC(2026, 11, 10),
  step: { unit: 'ms', count: DAY },
} as const;
const asked = { timeKind: 'time', horizon: 47 } as const;

describe('what a fit is told of a series', () => {
  it('is nothing but the horizon where nothing is asked', () => {
    expect(seriesFitOptions(hourly, asked)).toEqual({ fit: { horizon: 47 }, adjustments: [] });
  });

  it('is every option, in the words of the models', () => {
    const options = {
      bounds: { lower: 0 },
      transform: 'log',
      time_zone: 'Europe/Berlin',
      holidays: ['DE'],
      events: [{ name: 'Sale', from: '2026-12-25T10:00', to: '2026-12-25T12:00' }],
      level_shifts: false,
    } as const;
    const { fit } = seriesFitOptions(hourly, {
      ...asked,
      options: { ...options, holidays: ['DE'], events: [...options.events] },
    });
    expect(fit).toEqual({
      horizon: 47,
      bounds: { lower: 0 },
      transform: 'log',
      levelShifts: false,
      timeZone: 'Europe/Berlin',
      events: [
        { name: 'Christmas Eve', from: Date.UTC(2026, 11, 23, 23), to: Date.UTC(2026, 11, 24, 23) },
        { name: 'Christmas Day', from: Date.UTC(2026, 11, 24, 23), to: Date.UTC(2026, 11, 25, 23) },
        { name: 'Sale', from: Date.UTC(2026, 11, 25, 9), to: Date.UTC(2026, 11, 25, 11) },
      ],
    });
  });

  it('leaves out what lies before the history or behind the horizon', () => {
    const events = ['2026-12-09', '2026-12-10', '2026-12-30', '2026-12-31'].map(from => ({ name: from, from }));
    const { fit } = seriesFitOptions(daily, { timeKind: 'time', horizon: 7, options: { events } });
    expect(fit.events?.map(({ name }) => name)).toEqual(['2026-12-10', '2026-12-30']);
  });

  it('takes the stamps of days for dates: no clock, and a holiday is the slot of its day, wherever it is kept', () => {
    const options = {
      time_zone: 'America/Los_Angeles',
      holidays: ['US-CA'],
      events: [{ name: 'Sale', from: '2026-12-20' }],
    };
    const { fit } = seriesFitOptions(daily, { timeKind: 'time', horizon: 7, options });
    const day = (date: number) => ({ from: Date.UTC(2026, 11, date), to: Date.UTC(2026, 11, date + 1) });
    expect(fit).toEqual({
      horizon: 7,
      events: [
        { name: 'Christmas Day', ...day(25) },
        { name: 'Sale', ...day(20) },
      ],
    });
  });

  it('keeps the clock of days that begin at local midnight', () => {
    const local = { ...daily, start: daily.start - HOUR };
    const options = { time_zone: 'Europe/Berlin', holidays: ['DE'] };
    const { fit } = seriesFitOptions(local, { timeKind: 'time', horizon: 3, options });
    expect(fit.timeZone).toBe('Europe/Berlin');
    expect(fit.events?.[0]).toEqual({
      name: 'Christmas Eve',
      from: Date.UTC(2026, 11, 23, 23),
      to: Date.UTC(2026, 11, 24, 23),
    });
  });

  it('says that positions have no calendar', () => {
    const options = { time_zone: 'Europe/Berlin', holidays: ['DE'] };
    expect(seriesFitOptions(hourly, { timeKind: 'index', horizon: 48, options })).toEqual({
      fit: { horizon: 48 },
      adjustments: ['holidays and events are left out: the series has positions and no times'],
    });
    const { adjustments } = seriesFitOptions(hourly, {
      timeKind: 'index',
      horizon: 48,
      options: { time_zone: 'Europe/Berlin' },
    });
    expect(adjustments).toEqual([]);
  });

  it('has one value of a regressor for each slot, and names its data in the hash', () => {
    const ts = Float64Array.from({ length: 96 }, (_, i) => hourly.start + i * HOUR);
    const points = { ts: ts.slice(0, 48), value: ts.slice(0, 48).map((_, i) => i % 24) };
    const regressor = (value: number) => [{ name: 'promo', points: { ts, value: ts.map(() => value) } }];
    const one = seriesFeatures(points, { ...asked, regressors: regressor(1) });
    expect(one.fit.regressors).toEqual([{ name: 'promo', values: new Float64Array(95).fill(1) }]);
    const hashes = [seriesFeatures(points, asked), one, seriesFeatures(points, { ...asked, regressors: regressor(2) })];
    expect(new Set(hashes.map(({ dataSha256 }) => Buffer.from(dataSha256).toString('hex'))).size).toBe(3);
  });
});
