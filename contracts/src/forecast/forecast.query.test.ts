import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import {
  FIT_OPTION_NAMES,
  FitOptionsSchema,
  ForecastQueryOptions,
  ForecastQuestion,
  fitOptionsIn,
  frameLabels,
  migrateForecastQuery,
  seriesKey,
  seriesLabels,
} from './index.ts';

describe('a saved forecast query', () => {
  it.each([{ metric: 'm' }, { metric: 'm', version: 1 }])('of the first version stays as it is: %j', saved => {
    expect(migrateForecastQuery(saved)).toEqual({ metric: 'm', version: 1 });
  });

  it.each([0, 2, 1.5, '1', null, -1])('of version %j is not known here', version => {
    expect(() => migrateForecastQuery({ metric: 'm', version })).toThrow(/this service knows 1 to 1/);
  });

  it('is strict about its own members', () => {
    const query = {
      version: 1,
      metric: 'm',
      labels: [{ name: 'a', op: '=~', value: 'b' }],
      groupBy: [],
      levels: [0.8],
      roles: ['forecast', 'upper'],
    };
    expect(Value.Check(ForecastQueryOptions, query)).toBe(true);
    for (const wrong of [
      { horizon: 0 },
      { levels: [2] },
      { groupBy: ['a', 'a'] },
      { labels: [{ name: 'a' }] },
      { roles: [] },
      { roles: ['future'] },
      { roles: ['upper', 'upper'] },
      { roles: 'forecast' },
      { x: 1 },
    ]) {
      expect(Value.Check(ForecastQueryOptions, { ...query, ...wrong })).toBe(false);
    }
  });
});

describe('limits, calendar and other series', () => {
  const full = {
    bounds: { lower: 0, upper: 1 },
    transform: 'log',
    time_zone: 'Europe/Berlin',
    holidays: ['DE-BY'],
    events: [{ name: 'Sale', from: '2026-11-27', to: '2026-11-30' }],
    regressors: ['price', { metric: 'weather', labels: { city: 'Berlin' } }],
    level_shifts: false,
  } as const;

  it('are the same members of a question, of a query, and of what an answer says it was made with', () => {
    expect(Object.keys(full)).toEqual(FIT_OPTION_NAMES);
    expect(Value.Check(FitOptionsSchema, full)).toBe(true);
    expect(Value.Check(ForecastQuestion, { metric: 'm', ...full })).toBe(true);
    expect(Value.Check(ForecastQueryOptions, { metric: 'm', version: 1, ...full })).toBe(true);
  });

  it.each([
    { bounds: { lower: null } },
    { bounds: { middle: 1 } },
    { transform: 'sqrt' },
    { time_zone: '' },
    { holidays: 'DE' },
    { holidays: ['DE', 'DE'] },
    { holidays: Array.from({ length: 11 }, (_, i) => `A${i}`) },
    { events: [{ name: '', from: '2026-11-27' }] },
    { events: [{ name: 'Sale', from: 1 }] },
    { events: [{ name: 'Sale', from: '2026-11-27', until: '2026-11-28' }] },
    { regressors: [''] },
    { regressors: [{ metric: 'm', label: {} }] },
    { level_shifts: 1 },
  ])('are strict in both: %j', wrong => {
    expect(Value.Check(ForecastQuestion, { metric: 'm', ...wrong })).toBe(false);
    expect(Value.Check(ForecastQueryOptions, { metric: 'm', version: 1, ...wrong })).toBe(false);
  });

  it('are taken out of what holds more', () => {
    const query = { metric: 'm', version: 1, bounds: { lower: 0 }, holidays: [], time_zone: undefined };
    expect(fitOptionsIn(query as never)).toEqual({ bounds: { lower: 0 }, holidays: [] });
  });
});

describe('labels of a frame', () => {
  it('say the role, and the level of a band', () => {
    expect(frameLabels({ host: 'a' }, 'actual')).toEqual({ host: 'a', role: 'actual' });
    expect(frameLabels({ host: 'a' }, 'upper', 0.95)).toEqual({ host: 'a', role: 'upper', level: '0.95' });
  });

  it("keep the series' own labels of those names apart", () => {
    expect(frameLabels({ role: 'db', level: 'warn' }, 'lower', 0.8)).toEqual({
      exported_role: 'db',
      exported_level: 'warn',
      role: 'lower',
      level: '0.8',
    });
  });

  it('tell which frames belong to one series', () => {
    const a = frameLabels({ host: 'a', zone: 'z' }, 'upper', 0.8);
    const b = frameLabels({ zone: 'z', host: 'a' }, 'actual');
    expect(seriesLabels(a)).toEqual({ host: 'a', zone: 'z' });
    expect(seriesKey(a)).toBe(seriesKey(b));
    expect(seriesKey(a)).not.toBe(seriesKey(frameLabels({ host: 'b', zone: 'z' }, 'actual')));
  });
});
