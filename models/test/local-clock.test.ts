// Days that begin when they begin in a time zone, over changes of its clock.
import { describe, expect, it } from 'vitest';
import { DAY, type Fitted, getModel, HOUR, type Series } from '../src/index.ts';
import { noise } from './sample-series.ts';
import { expectSum, LEVELS } from './surroundings-samples.ts';

describe('the local clock', () => {
  const auto = getModel('auto');
  /** Busy at nine in the morning in the zone, whatever UTC says. */
  const hourly = (end: number, offset: (time: number) => number, seed = 1): { series: Series; truth: Float64Array } => {
    const next = noise(seed);
    const start = end - 42 * DAY;
    const all = Float64Array.from({ length: 44 * 24 }, (_, t) => {
      const hour = ((start + t * HOUR + offset(start + t * HOUR)) / HOUR) % 24;
      return 100 + 80 * Math.exp(-((hour - 9) ** 2) / 4) + 2 * next();
    });
    const values = all.slice(0, 42 * 24);
    return { series: { values, start, step: { unit: 'ms', count: HOUR } }, truth: all.slice(42 * 24) };
  };
  const summer = Date.parse('2026-03-29T01:00Z');
  const berlin = (time: number) => (time >= summer ? 2 * HOUR : HOUR);
  const ask = { seasons: [24, 168], horizon: 48 };
  const error = (fitted: Fitted, truth: Float64Array) =>
    fitted.predict(48, []).point.reduce((sum, v, i) => sum + Math.abs(v - truth[i]!) / 48, 0);

  it.each([
    ['the day before', -12],
    ['the hour before', -1],
    ['the hour after', 1],
    ['two days after', 48],
    ['a week after', 168],
  ])('keeps the morning where it is: %s', (_, hours) => {
    const { series, truth } = hourly(summer + hours * HOUR, berlin);
    const fitted = auto.fit(series, { ...ask, timeZone: 'Europe/Berlin' });
    expect(error(fitted, truth)).toBeLessThan(0.85 * error(auto.fit(series, ask), truth));
    expect(error(fitted, truth)).toBeLessThan(3);
    expect(fitted.adjustments[0]).toEqual({
      kind: 'local-clock',
      text: 'seasons follow the clock of Europe/Berlin, which changes on 2026-03-29 01:00 UTC',
    });
    expectSum(fitted, 60);
  });

  it('comes back from JSON, paths and all', () => {
    const { series } = hourly(summer - 12 * HOUR, berlin);
    const fitted = auto.fit(series, { ...ask, timeZone: 'Europe/Berlin', bounds: { lower: 90, upper: 170 } });
    const back = auto.fromJSON(JSON.parse(JSON.stringify(fitted)));
    expect(back.predict(300, LEVELS)).toEqual(fitted.predict(300, LEVELS));
    expect(back.paths(60, { count: 20 })).toEqual(fitted.paths(60, { count: 20 }));
    expect(fitted.paths(60, { count: 20 }).values.every(v => v >= 90 && v <= 170)).toBe(true);
  });

  it.each(['Asia/Tokyo', 'Asia/Kolkata', 'UTC'])('changes no byte in %s, nor where nothing is changed', timeZone => {
    const { series } = hourly(summer, berlin);
    expect(JSON.stringify(auto.fit(series, { ...ask, timeZone }))).toBe(JSON.stringify(auto.fit(series, ask)));
    const june = { ...series, start: Date.parse('2026-06-01T00:00Z') };
    expect(JSON.stringify(auto.fit(june, { ...ask, timeZone: 'Europe/Berlin' }))).toBe(
      JSON.stringify(auto.fit(june, ask)),
    );
  });

  it('follows half an hour with steps of half an hour, and says that it cannot with hours', () => {
    const { series } = hourly(Date.parse('2026-04-04T06:00Z'), berlin);
    const text = (count: number) =>
      auto.fit(
        { ...series, step: { unit: 'ms', count } },
        { seasons: [(24 * HOUR) / count], timeZone: 'Australia/Lord_Howe' },
      ).adjustments[0]!.text;
    expect(text(HOUR)).toBe(
      'the clock of Australia/Lord_Howe changes by what is no whole number of steps of 60 minutes: seasons follow UTC',
    );
  });

  it('puts a holiday on the days of the zone', () => {
    const { series } = hourly(summer + 5 * DAY, berlin);
    const holidays = [-30, -20, -10, 1].map(day => {
      const from = Date.parse('2026-04-02T22:00Z') + day * DAY + (day < -4 ? HOUR : 0);
      return { name: 'holiday', from, to: from + DAY };
    });
    const spoilt = series.values.map((v, t) => {
      const time = series.start + t * HOUR;
      return holidays.some(h => time >= h.from && time < h.to) ? v / 2 : v;
    });
    const fitted = auto.fit({ ...series, values: spoilt }, { ...ask, timeZone: 'Europe/Berlin', events: holidays });
    const part = fitted.explain(48).components.find(c => c.kind === 'event')!;
    const first = part.values.findIndex(v => v < 0);
    expect(series.start + (series.values.length + first) * HOUR).toBe(holidays[3]!.from);
    expect(fitted.adjustments.map(a => a.text)).toContainEqual(expect.stringMatching(/^holiday: −(4[89]|5[01])/));
  });
});
