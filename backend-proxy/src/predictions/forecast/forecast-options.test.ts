// That each option of a question reaches the method, its backtest, and the numbers.
import type { FitOptionsBlock } from '@foresight/contracts';
import { DAY, HOUR } from '@foresight/models';
import { describe, expect, it } from 'vitest';
import { wiggle } from '../../../test/sample-files.ts';
import { forecastSeries, type SeriesForecast, type SeriesQuestion } from './index.ts';

/** Six weeks of hours, three of them in summer time; office hours follow the clock of Berlin. */
const START = Date.UTC(2026, 2, 8);
const HOURS = 24 * 42;
/** Last Sunday of March, 01:00 UTC. */
const SUMMER = Date.UTC(2026, 2, 29, 1);
const berlin = (at: number) => new Date(at + (at < SUMMER ? 1 : 2) * HOUR);
const office = (at: number) => (berlin(at).getUTCHours() >= 8 && berlin(at).getUTCHours() < 18 ? 100 : 20);

const question = (
  value: (at: number, i: number) => number,
  more: Partial<SeriesQuestion> = {},
  hours = HOURS,
): SeriesQuestion => ({
  ts: Float64Array.from({ length: hours }, (_, i) => START + i * HOUR),
  value: Float64Array.from({ length: hours }, (_, i) => value(START + i * HOUR, i) + 3 * wiggle(i)),
  timeKind: 'time',
  model: 'auto',
  horizon: 48,
  levels: [0.8],
  ...more,
});
const answered = (asked: SeriesQuestion): SeriesForecast => {
  const answer = forecastSeries(asked);
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`);
  return answer;
};
const missed = ({ time, point }: SeriesForecast, truth: (at: number) => number) =>
  point.reduce((sum, value, i) => sum + Math.abs(value - truth(time[i]!)), 0) / point.length;

describe('options of a question', () => {
  it('time zone: the day of the method is the local one, the week after the clock was changed, too', () => {
    // Ends two days before the change: the horizon lies beyond it.
    const hours = (SUMMER - START) / HOUR - 12;
    const asked = (options?: FitOptionsBlock) => answered(question(office, options ? { options } : {}, hours));
    const [utc, local] = [asked(), asked({ time_zone: 'Europe/Berlin' })];
    expect(missed(local, office)).toBeLessThan(0.6 * missed(utc, office));
    expect(local.adjustments.join()).toMatch(/Europe\/Berlin/);
  });

  it('regressor: what is known ahead is in the forecast, and in the trust', () => {
    const isOn = (i: number) => (i % 37 < 6 ? 1 : 0);
    const value = (_: number, i: number) => 50 + 20 * Math.sin((i / 24) * 2 * Math.PI) + 80 * isOn(i);
    const truth = (at: number) => value(at, (at - START) / HOUR);
    const ts = Float64Array.from({ length: HOURS + 48 }, (_, i) => START + i * HOUR);
    const regressors = [{ name: 'campaign', points: { ts, value: ts.map((_, i) => isOn(i)) } }];
    const [plain, told] = [answered(question(value)), answered(question(value, { regressors }))];
    expect(missed(told, truth)).toBeLessThan(0.5 * missed(plain, truth));
    expect(told.trust.skill!).toBeGreaterThan(plain.trust.skill!);
    expect(told.adjustments.join()).toMatch(/campaign/);
  });

  it('regressor: nothing after an origin but what the regressor says is used', () => {
    const ts = Float64Array.from({ length: HOURS }, (_, i) => START + i * HOUR);
    const regressors = [{ name: 'campaign', points: { ts, value: ts } }];
    expect(forecastSeries(question(office, { regressors }))).toEqual({
      ok: false,
      reason: expect.stringMatching(/regressor campaign ends 2026-04-18T23:00.*, 48 steps more/),
    });
  });

  it('events and holidays: the effect of the past ones comes again', () => {
    // Days of two years that begin on a Monday; stamps are dates.
    const from = Date.UTC(2024, 0, 1);
    const days = Array.from({ length: 715 }, (_, i) => from + i * DAY);
    const isChristmas = (at: number) =>
      new Date(at).getUTCMonth() === 11 && [25, 26].includes(new Date(at).getUTCDate());
    const truth = (at: number) => 100 + (new Date(at).getUTCDay() === 0 ? -20 : 0) - (isChristmas(at) ? 60 : 0);
    const asked = (options: FitOptionsBlock) =>
      answered({
        ...question(office),
        ts: Float64Array.from(days),
        value: Float64Array.from(days, (at, i) => truth(at) + 3 * wiggle(i)),
        horizon: 14,
        options,
      });
    const events = [2024, 2025].map(year => ({ name: 'Feast', from: `${year}-12-25`, to: `${year}-12-26` }));
    const christmas = ({ point, time }: SeriesForecast) => point[time.indexOf(Date.UTC(2025, 11, 25))]!;
    const [none, holidays, own] = [{}, { holidays: ['DE'] }, { events }].map(asked).map(christmas);
    expect(none).toBeGreaterThan(75);
    expect(holidays).toBeLessThan(60);
    expect(own).toBeLessThan(60);
    expect(asked({ holidays: ['DE'] }).adjustments.join()).toMatch(/Christmas Day/);
  });

  it('level shifts: history before a lasting jump is moved, or stays', () => {
    const jump = (at: number, i: number) => office(at) + (i < HOURS / 2 ? 0 : 300);
    const asked = (level_shifts: boolean) => answered(question(jump, { options: { level_shifts } }));
    expect(asked(true).adjustments.join()).toMatch(/2026-03-29/);
    expect(asked(false).adjustments.join()).not.toMatch(/2026-03-29/);
  });

  it('bounds and transform: the backtest is bound, too', () => {
    const options = { bounds: { lower: 0, upper: 90 }, transform: 'none' } as const;
    const { point, intervals, pastErrors } = answered(question(office, { options }));
    expect(Math.max(...point, ...intervals[0]!.upper)).toBe(90);
    // The truth goes up to 103, and no forecast of a past origin above 90: there it is missed by 7 and more.
    expect(Math.max(...pastErrors.flatMap(({ errors }) => [...errors]))).toBeGreaterThan(8);
    const log = answered(question(office, { options: { transform: 'log' } }));
    expect(log.point).not.toEqual(answered(question(office, { options: { transform: 'none' } })).point);
  });
});
