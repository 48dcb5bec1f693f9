import { createTheme } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { readForecastSeries } from '../../../shared/frames/index.ts';
import { type FakeSeries, forecastFrames, HOUR, NOON } from '../../../shared/testing/forecast-frames.ts';
import { align } from './align.ts';
import { breakGaps } from './break-gaps.ts';
import { drawnSeries, MOST_COLOURS } from './drawn-series.ts';
import { type Future, padded, type Range } from './ranges.ts';
import { buildScene } from './scene.ts';

const drawn = (fakes: readonly FakeSeries[]) =>
  drawnSeries(
    readForecastSeries(fakes.flatMap((fake, i) => forecastFrames({ labels: { n: String(i) }, ...fake }))),
    createTheme(),
  );
const scene = (fakes: readonly FakeSeries[], more: { range?: Range; future?: Future; now?: number } = {}) =>
  buildScene({
    drawn: drawn(fakes),
    range: [NOON - 2 * HOUR, NOON],
    future: 'whole',
    now: NOON,
    markLabel: (word, at) => `${word} ${at}`,
    ...more,
  });

describe('the forecast', () => {
  it('begins on the last value, with a band of width nothing', () => {
    const [one] = scene([{ forecast: [4, 5] }]).series;
    expect(one!.ahead).toMatchObject({ time: [NOON, NOON + HOUR, NOON + 2 * HOUR], value: [3, 4, 5] });
    expect(one!.ahead!.bands[1]).toEqual({ level: 0.95, lower: [3, 2, 3], upper: [3, 6, 7], broken: 0 });
  });

  it('stands alone where no history is in the range', () => {
    const [one] = scene([{ history: [], forecast: [4, 5] }]).series;
    expect(one!.ahead!.value).toEqual([4, 5]);
  });

  it('is doubtful without a backtest, and when nobody could check the band', () => {
    const trust = { claim: 'no-backtest', origins: 0 } as const;
    expect(scene([{ forecast: [4], trust }]).series[0]!.doubtful).toBe(true);
    expect(scene([{ forecast: [4], trust: { ...trust, origins: 4 } }]).series[0]!.doubtful).toBe(false);
    expect(scene([{ forecast: [4] }]).series[0]!.doubtful).toBe(false);
  });
});

describe('the time shown', () => {
  it('reaches to the end of the horizon without moving the dashboard', () => {
    expect(scene([{ forecast: [4, 5, 6] }]).time).toEqual([NOON - 2 * HOUR, NOON + 3 * HOUR]);
    expect(scene([{ forecast: [4, 5, 6] }], { future: 'range' }).time).toEqual([NOON - 2 * HOUR, NOON]);
  });

  it('does not stretch to a forecast that has nothing to do with the range', () => {
    const range: Range = [NOON - 900 * HOUR, NOON - 800 * HOUR];
    expect(scene([{ forecast: [4, 5, 6] }], { range }).time).toEqual(range);
  });
});

describe('the mark', () => {
  it('is now where now is in the picture', () => {
    const { mark, futureFrom } = scene([{ forecast: [4] }]);
    expect(mark).toEqual({ at: NOON, label: 'now' });
    expect(futureFrom).toBe(NOON);
  });

  it('is the origin of data that ended long ago', () => {
    const { mark } = scene([{ forecast: [4] }], { now: NOON + 9_000 * HOUR });
    expect(mark).toEqual({ at: NOON, label: `from ${NOON}` });
  });

  it('is missing where neither is in the picture', () => {
    const { mark, futureFrom } = scene([{ forecast: [4] }], { range: [NOON - 90 * HOUR, NOON - 80 * HOUR] });
    expect([mark, futureFrom]).toEqual([null, Infinity]);
  });
});

describe('the values shown', () => {
  it('hold the bands at rest', () => {
    const [low, high] = scene([{ history: [10, 10, 10], forecast: [10], bands: { 0.95: 5 } }]).value!;
    expect(low).toBeLessThanOrEqual(5);
    expect(high).toBeGreaterThanOrEqual(15);
  });

  it.each([
    [
      [2, 10],
      [1.36, 10.64],
    ],
    [
      [0, 10],
      [0, 10.8],
    ],
    [
      [0.1, 10],
      [0, 10.792],
    ],
    [
      [-10, -0.1],
      [-10.792, 0],
    ],
    [
      [-5, 5],
      [-5.8, 5.8],
    ],
    [
      [5, 5],
      [4.5, 5.5],
    ],
    [
      [0, 0],
      [-1, 1],
    ],
  ] as [Range, Range][])('of %j get room, but do not cross zero: %j', (span, expected) => {
    const [low, high] = padded(span);
    expect(low).toBeCloseTo(expected[0], 9);
    expect(high).toBeCloseTo(expected[1], 9);
  });

  it('are none where no value is', () => {
    expect(scene([{ history: [] }]).value).toBeNull();
  });
});

describe('many series', () => {
  const many = Array.from({ length: 100 }, (_, i) => ({ history: [1, 2, i], forecast: [i] }));

  it('give a colour to the biggest dozen, and keep the rest as others', () => {
    const series = drawn(many);
    expect(series).toHaveLength(100);
    expect(series.filter(({ other }) => !other).map(({ history }) => history.value[2])).toEqual(
      Array.from({ length: MOST_COLOURS }, (_, i) => 88 + i),
    );
    expect(new Set(series.filter(({ other }) => !other).map(({ color }) => color)).size).toBe(MOST_COLOURS);
  });

  it('show no band at rest; two do', () => {
    expect(scene(many).atRest.size).toBe(0);
    expect(scene(many.slice(0, 2)).atRest.size).toBe(2);
  });
});

describe('holes in the history', () => {
  it('break the line, once a hole', () => {
    const time = [0, 1, 2, 5, 6].map(hour => hour * HOUR);
    expect(breakGaps({ time, value: [1, 2, 3, 6, 7] })).toEqual({
      time: [0, 1, 2, 3, 5, 6].map(hour => hour * HOUR),
      value: [1, 2, 3, null, 6, 7],
    });
  });

  it('are none between months, nor between two samples', () => {
    const months = [0, 31, 59, 90, 120].map(day => day * 24 * HOUR);
    expect(breakGaps({ time: months, value: [1, 2, 3, 4, 5] }).time).toEqual(months);
    expect(breakGaps({ time: [0, 9 * HOUR], value: [1, 2] }).time).toEqual([0, 9 * HOUR]);
  });
});

describe('one time axis for all', () => {
  it('tells a missing sample from a hole', () => {
    expect(
      align([
        { time: [1, 3], value: [10, null] },
        { time: [2, 3], value: [20, 30] },
      ]),
    ).toEqual([
      [1, 2, 3],
      [10, undefined, null],
      [undefined, 20, 30],
    ]);
  });

  it('joins stamps that only look alike at both ends', () => {
    expect(
      align([
        { time: [1, 2, 9], value: [1, 1, 1] },
        { time: [1, 3, 9], value: [2, 2, 2] },
      ])[0],
    ).toEqual([1, 2, 3, 9]);
  });
});
