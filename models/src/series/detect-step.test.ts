import { describe, expect, it } from 'vitest';
import { detectStep, StepUnknown } from './detect-step.ts';
import { addSteps, DAY, HOUR, MINUTE, SECOND, type Step, WEEK } from './step.ts';

const START = Date.UTC(2024, 0, 1);

function stamps(step: Step, length: number, start = START): number[] {
  return Array.from({ length }, (_, i) => addSteps(start, step, i));
}

describe('detectStep', () => {
  it.each([
    ['10 seconds', { unit: 'ms', count: 10 * SECOND }],
    ['5 minutes', { unit: 'ms', count: 5 * MINUTE }],
    ['7 minutes', { unit: 'ms', count: 7 * MINUTE }],
    ['an hour', { unit: 'ms', count: HOUR }],
    ['a day', { unit: 'ms', count: DAY }],
    ['a week', { unit: 'ms', count: WEEK }],
    ['30 days', { unit: 'ms', count: 30 * DAY }],
    ['a month', { unit: 'month', count: 1 }],
    ['a quarter', { unit: 'month', count: 3 }],
    ['a year', { unit: 'month', count: 12 }],
  ] as [string, Step][])('finds %s', (_, step) => {
    expect(detectStep(stamps(step, 40))).toEqual({ step, gapShare: 0 });
    expect(detectStep(stamps(step, 3)).step).toEqual(step);
  });

  it.each([
    ['the 15th of the month', Date.UTC(2024, 0, 15)],
    ['the 31st, shortened in short months', Date.UTC(2024, 0, 31)],
    ['noon of the 1st', Date.UTC(2024, 0, 1, 12)],
  ])('finds months stamped on %s', (_, start) => {
    expect(detectStep(stamps({ unit: 'month', count: 1 }, 24, start)).step).toEqual({ unit: 'month', count: 1 });
  });

  it('finds month ends that begin in February', () => {
    const ends = Array.from({ length: 12 }, (_, i) => Date.UTC(2023, 2 + i, 0));
    expect(detectStep(ends).step).toEqual({ unit: 'month', count: 1 });
  });

  it('finds months stamped at midnight of a place with summer time', () => {
    const summer = [3, 4, 5, 6, 7, 8, 9];
    const local = Array.from({ length: 18 }, (_, i) => Date.UTC(2024, i, 1) - (summer.includes(i % 12) ? 2 : 1) * HOUR);
    expect(detectStep(local).step).toEqual({ unit: 'month', count: 1 });
  });

  it('takes two points a calendar month apart for months, two points 30 days apart for days', () => {
    expect(detectStep([START, Date.UTC(2024, 1, 1)]).step).toEqual({ unit: 'month', count: 1 });
    expect(detectStep([START, START + 30 * DAY]).step).toEqual({ unit: 'ms', count: 30 * DAY });
  });

  it('sees through missing points and reports their share', () => {
    const hourly = stamps({ unit: 'ms', count: HOUR }, 100).filter((_, i) => i % 4 !== 1);
    expect(detectStep(hourly)).toEqual({ step: { unit: 'ms', count: HOUR }, gapShare: 0.25 });
    const businessDays = stamps({ unit: 'ms', count: DAY }, 70).filter(t => ![0, 6].includes(new Date(t).getUTCDay()));
    expect(detectStep(businessDays).step).toEqual({ unit: 'ms', count: DAY });
    const months = stamps({ unit: 'month', count: 1 }, 36).filter((_, i) => i % 5 !== 2);
    expect(detectStep(months).step).toEqual({ unit: 'month', count: 1 });
  });

  it('sees through a few irregular stamps, jitter and repeats', () => {
    const odd = stamps({ unit: 'ms', count: MINUTE }, 100).map((t, i) => (i % 25 === 3 ? t + 23 * SECOND : t));
    expect(detectStep(odd).step).toEqual({ unit: 'ms', count: MINUTE });
    const jitter = stamps({ unit: 'ms', count: 15 * SECOND }, 100).map((t, i) => t + ((i * 37) % 11) * 40);
    expect(detectStep(jitter).step).toEqual({ unit: 'ms', count: 15 * SECOND });
    const twice = stamps({ unit: 'ms', count: HOUR }, 20).flatMap(t => [t, t]);
    expect(detectStep(twice)).toEqual({ step: { unit: 'ms', count: HOUR }, gapShare: 0 });
  });

  it('keeps one day through the change to summer time', () => {
    const days = Array.from({ length: 60 }, (_, i) => START + i * DAY - (i > 30 ? HOUR : 0));
    expect(detectStep(days).step).toEqual({ unit: 'ms', count: DAY });
  });

  it.each([
    [[], 'there are 0'],
    [[5], 'there are 1'],
    [[5, 5, 5], 'there are 1'],
    [[5, Number.NaN], 'stamp 1 is NaN'],
    [[5, 9, 7], 'stamp 2 (7) is before stamp 1'],
  ])('refuses %j with the numbers', (points, message) => {
    expect(() => detectStep(points)).toThrow(StepUnknown);
    expect(() => detectStep(points)).toThrow(message);
  });

  it('refuses stamps without a common step, with the share it explains', () => {
    let t = START;
    const events = Array.from({ length: 60 }, (_, i) => {
      t += SECOND * (7 + ((i * i * 7919) % 997));
      return t;
    });
    expect(() => detectStep(events)).toThrow(
      /gaps between the 60 points run from .* explains \d+ % of them, it takes 80 %/,
    );
  });
});
