import { describe, expect, it } from 'vitest';
import { formats } from '../../../shared/format/index.ts';
import { readForecastSeries } from '../../../shared/frames/index.ts';
import { type FakeSeries, forecastFrames, HOUR, NOON } from '../../../shared/testing/forecast-frames.ts';
import { othersIn, percentOf, startOf, withPercent, withStart } from './adjustments.ts';
import { scenarioLines, spanOf } from './scenario-line.ts';
import { seenOf } from './seen.ts';
import { steppedTo } from './slider-keys.ts';
import { differenceText, isGuess, percentText, seenText } from './words.ts';

const F = formats('utc', NOON, 'en-US');
const seriesOf = (fake: FakeSeries) => readForecastSeries(forecastFrames(fake));
const percent = (value: number, more = {}) => ({ metric: 'requests', kind: 'percent' as const, value, ...more });
const at = (hours: number) => new Date(NOON + hours * HOUR).toISOString();

describe('the scenario of a series', () => {
  const series = seriesOf({ labels: { host: 'a' }, forecast: [10, 20] });

  it('scales forecast and 80 % band, and tells the difference at the end with its quantiles', () => {
    const [line] = scenarioLines(series, [percent(10)]);
    expect([...line!.value]).toEqual([11, 22]);
    expect(line!.band!.level).toBe(0.8);
    expect([...line!.band!.lower].map(value => Math.round(value * 1e9) / 1e9)).toEqual([9.9, 20.9]);
    expect(line!.difference.value).toBeCloseTo(2, 9);
    expect(line!.difference.between!.lower).toBeCloseTo(1.9, 9);
    expect(line!.difference.between!.upper).toBeCloseTo(2.1, 9);
  });

  it('keeps the interval of a cut in order', () => {
    const [line] = scenarioLines(series, [percent(-50)]);
    expect(line!.difference).toMatchObject({ value: -10, between: { lower: -10.5, upper: -9.5 } });
  });

  it('begins when it is told to', () => {
    expect([...scenarioLines(series, [percent(10, { from: at(2) })])[0]!.value]).toEqual([10, 22]);
  });

  it('is none of a series that nothing is about, nor of one without a forecast', () => {
    expect(scenarioLines(series, [])).toEqual([]);
    expect(scenarioLines(series, [percent(10, { labels: { host: 'b' } })])).toEqual([]);
    expect(scenarioLines(series, [{ ...percent(10), metric: 'errors' }])).toEqual([]);
    expect(scenarioLines(seriesOf({ history: [1] }), [percent(10)])).toEqual([]);
  });

  it('has no band and no interval where the forecast has none', () => {
    const [line] = scenarioLines(seriesOf({ forecast: [10], bands: {} }), [percent(10)]);
    expect([line!.band, line!.difference.between]).toEqual([undefined, undefined]);
    expect(spanOf([line!])).toEqual([11, 11]);
    expect(spanOf([])).toBeNull();
  });
});

describe('what history has seen', () => {
  it('is how far all of the forecast stays between its smallest and largest value', () => {
    expect(seenOf(seriesOf({ history: [5, 20], forecast: [10, 16] }))).toEqual({ from: -50, to: 25 });
  });

  it('is nothing of change where the forecast already leaves it', () => {
    expect(seenOf(seriesOf({ history: [5, 10], forecast: [20] }))).toEqual({ from: -75, to: 0 });
  });

  it('cannot be said of values at or below zero, nor without a forecast', () => {
    expect(seenOf(seriesOf({ history: [0, 10], forecast: [5] }))).toBeUndefined();
    expect(seenOf(seriesOf({ history: [1, 10] }))).toBeUndefined();
  });

  it('is said at the foot of the slider', () => {
    expect(seenText({ from: -80, to: 12.4 }, 50, F)).toBe('seen up to +12%');
    expect(seenText({ from: -5, to: 12 }, 50, F)).toBe('seen −5% to +12%');
    expect(seenText({ from: -5, to: 70 }, 50, F)).toBe('seen down to −5%');
    expect(seenText({ from: -80, to: 70 }, 50, F)).toBe('seen in full');
    expect(seenText({ from: -0.3, to: 0.2 }, 50, F)).toBe('no change was ever seen');
    expect(seenText(undefined, 50, F)).toBe('');
    expect([13, 12, -6].map(value => isGuess(value, { from: -5, to: 12 }))).toEqual([true, false, true]);
  });
});

describe('sliders and adjustments', () => {
  const other = { metric: 'requests', labels: { host: 'a' }, kind: 'add' as const, value: 5 };

  it('move a percentage of a metric, and leave the other adjustments alone', () => {
    const moved = withPercent([other, percent(5)], 'requests', 20, at(1));
    expect(moved).toEqual([other, percent(20, { from: at(1) })]);
    expect([percentOf(moved, 'requests'), percentOf(moved, 'errors')]).toEqual([20, 0]);
    expect(othersIn(moved)).toBe(1);
    expect(withPercent(moved, 'requests', 0, undefined)).toEqual([other]);
  });

  it('begin together', () => {
    const later = withStart([other, percent(5)], at(3));
    expect(later).toEqual([other, percent(5, { from: at(3) })]);
    expect(startOf(later)).toBe(at(3));
    expect(withStart(later, undefined)).toEqual([other, percent(5)]);
  });

  it.each([
    ['ArrowRight', 50],
    ['ArrowLeft', 48],
    ['PageUp', 50],
    ['PageDown', 39],
    ['Home', -50],
    ['End', 50],
    ['x', undefined],
  ])('follow the key %s from 49 to %s', (key, expected) => {
    expect(steppedTo({ key }, { value: 49, min: -50, max: 50, leap: 10 })).toBe(expected);
  });
});

describe('the difference in words', () => {
  const field = { display: (value: unknown) => ({ text: String(value), numeric: Number(value), suffix: ' K' }) };

  it('has signs and the level of its interval', () => {
    const between = { level: 0.8, lower: 2.9, upper: 7.3 };
    expect(differenceText({ at: NOON, value: 5.1, between }, field, F)).toEqual({
      result: '+5.1 K',
      rest: 'on 27 Nov, +2.9–7.3 K (80%)',
    });
    expect(differenceText({ at: NOON, value: -5, between: { level: 0.8, lower: -7, upper: -3 } }, field, F)).toEqual({
      result: '−5 K',
      rest: 'on 27 Nov, −7 K to −3 K (80%)',
    });
    expect(differenceText({ at: NOON, value: 0 }, field, F)).toEqual({ result: '0 K', rest: 'on 27 Nov' });
    expect([35, 0, -5].map(value => percentText(value, F))).toEqual(['+35%', '0%', '−5%']);
  });
});
