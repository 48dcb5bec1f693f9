import type { Crossing, Threshold } from '@foresight/contracts';
import { createTheme, getDisplayProcessor } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../shared/format/index.ts';
import { readForecastSeries } from '../../../shared/frames/index.ts';
import { forecastFrames, HOUR, NOON } from '../../../shared/testing/forecast-frames.ts';
import { withThresholds } from '../chart/ranges.ts';
import { crossingText } from './crossing-text.ts';
import { paintedThresholds } from './painted-threshold.ts';
import { thresholdLines } from './threshold-lines.ts';

const DAY = 24 * HOUR;
const F = formats('utc', NOON, 'en-US');
const GOAL: Threshold = { value: 50_000, direction: 'above', kind: 'goal' };

/** Of days after NOON, 27 November. */
const crossing = (probability: number, days: readonly (number | null)[], threshold = GOAL): Crossing => {
  const [p10, p25, p50, p75, p90] = days.map(day => (day === null ? null : new Date(NOON + day * DAY).toISOString()));
  return { threshold, probability, p10: p10!, p25: p25!, p50: p50!, p75: p75!, p90: p90! };
};

function seriesWith(crossings: readonly Crossing[], { step = DAY, steps = 34 } = {}) {
  const [one] = readForecastSeries(
    forecastFrames({
      forecast: Array.from({ length: steps }, () => 4),
      custom: { crossings, step: { unit: 'ms', count: step } },
    }),
  );
  const time = Array.from({ length: steps }, (_, i) => NOON + (i + 1) * step);
  const field = { ...one!.field, config: { unit: 'short' } };
  const display = getDisplayProcessor({ field, theme: createTheme() });
  return { ...one!, field: { ...field, display }, forecast: { ...one!.forecast!, time } };
}
const said = (one: Crossing, more?: { step?: number; steps?: number }) => crossingText(one, seriesWith([one], more), F);

describe('the sentence of a goal', () => {
  it('has the chance, the expected date and the middle half of the dates', () => {
    expect(said(crossing(0.83, [10, 12, 17, 25, null]))).toEqual({
      name: 'Goal 50 K',
      text: 'P(reach by 31 Dec) 83% · expected 14 Dec (9–22 Dec)',
      short: 'P 83% · 14 Dec',
    });
  });

  it('gives no date where it is less likely than not', () => {
    expect(said(crossing(0.34, [20, 30, null, null, null]))).toEqual({
      name: 'Goal 50 K',
      text: 'may reach 50 K before 31 Dec, P 34%',
      short: 'P 34%',
    });
    expect(said(crossing(0.499, [20, 30, 33, null, null])).short).toBe('P 50%');
  });

  it.each([
    [0, '< 1%'],
    [0.004, '< 1%'],
    [0.0151, '2%'],
    [0.996, '> 99%'],
    [1, '> 99%'],
  ])('is never certain: %d is %s', (probability, expected) => {
    expect(said(crossing(probability, [1, 1, 1, 1, 1])).short.split(' · ')[0]).toBe(`P ${expected}`);
  });

  it.each([
    [[1, 1, 1, 1, 1], 'expected 28 Nov'],
    [[1, 2, 5, 7, 8], 'expected 2 Dec (29 Nov – 4 Dec)'],
    [[1, 2, 5, null, null], 'expected 2 Dec (29 Nov or later)'],
  ])('of the days %j is %s', (days, expected) => {
    expect(said(crossing(0.7, days)).text).toBe(`P(reach by 31 Dec) 70% · ${expected}`);
  });

  it('has times where the horizon is of hours', () => {
    const hours = [1, 3, 5, 9, 12].map(hour => hour / 24);
    expect(said(crossing(0.9, hours), { step: HOUR, steps: 24 }).text).toBe(
      'P(reach by 28 Nov, 12:00) 90% · expected 27 Nov, 17:00 (27 Nov, 15:00–21:00)',
    );
  });

  it('names no date for what is beyond it already', () => {
    const beyond = { ...crossing(0.99, [1, 1, 1, 1, 1]), beyond_now: true } as const;
    expect(said(beyond)).toMatchObject({
      text: 'is above it now · P(in the steps to come) 99%',
      short: 'is above it now',
    });
    const lines = thresholdLines([seriesWith([beyond])]);
    expect(paintedThresholds(lines, [seriesWith([beyond])], seriesWith([beyond]), F)[0]!.dates).toBeNull();
  });

  it('says limit, its name, and falling below', () => {
    const limit: Threshold = { value: 10, direction: 'below', name: 'reserve' };
    expect(said(crossing(0.6, [1, 2, 3, 4, 5], limit))).toMatchObject({
      name: 'Limit “reserve” 10',
      text: expect.stringMatching(/^P\(fall below by 31 Dec\) 60% · expected 30 Nov/),
    });
    expect(said(crossing(0.2, [null, null, null, null, null], limit)).text).toBe(
      'may fall below 10 before 31 Dec, P 20%',
    );
  });
});

describe('the lines', () => {
  it('of one threshold are one, with what each series says', () => {
    const [a, b] = [crossing(0.2, [1, null, null, null, null]), crossing(0.7, [1, 2, 3, 4, 5])];
    const two = [
      { ...seriesWith([a]), key: 'a' },
      { ...seriesWith([b, crossing(0.1, [1, 1, 1, 1, 1], { ...GOAL, value: 9 })]), key: 'b' },
    ];
    const lines = thresholdLines(two);
    expect(lines.map(({ threshold, crossings }) => [threshold.value, [...crossings.keys()]])).toEqual([
      [50_000, ['a', 'b']],
      [9, ['b']],
    ]);
    expect(paintedThresholds(lines, two, undefined, F)[0]).toMatchObject({ name: 'Goal 50 K', text: '', dates: null });
    expect(paintedThresholds(lines, two, two[0], F)[0]!.dates).toBeNull();
    const of = (day: number) => NOON + day * DAY;
    expect(paintedThresholds(lines, two, two[1], F)[0]!.dates).toEqual({ from: of(2), middle: of(3), to: of(4) });
  });

  it('are in the picture unless they would more than double it', () => {
    expect(withThresholds([10, 20], [25, 200, -5])).toEqual([10, 25]);
    expect(withThresholds([10, 10], [15])).toEqual([10, 15]);
    expect(withThresholds([10, 20], [])).toEqual([10, 20]);
  });
});
