import { createTheme } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../shared/format/index.ts';
import { readForecastSeries } from '../../../shared/frames/index.ts';
import { forecastFrames, HOUR, NOON } from '../../../shared/testing/forecast-frames.ts';
import { drawnSeries } from './drawn-series.ts';
import { headline } from './headline.ts';
import { cycleOf } from './keyboard.ts';
import { nearest } from './nearest.ts';
import { sampleAt } from './sample-at.ts';
import { buildScene } from './scene.ts';
import { rangeText, valueText } from './value-text.ts';
import { chartLabel, legendNote, shortText } from './words.ts';

const F = formats('utc', NOON, 'en-US');
const scene = buildScene({
  drawn: drawnSeries(readForecastSeries(forecastFrames({ forecast: [4, 5] })), createTheme()),
  range: [NOON - 2 * HOUR, NOON],
  future: 'whole',
  now: NOON,
  markLabel: String,
});
const [one] = scene.series;

describe('a moment of a series', () => {
  it('is its nearest sample, past or ahead', () => {
    expect(sampleAt(one!, NOON - 0.6 * HOUR)).toEqual({ time: NOON - HOUR, actual: 2, bands: [] });
    expect(sampleAt(one!, NOON + 1.7 * HOUR)).toEqual({
      time: NOON + 2 * HOUR,
      forecast: 5,
      bands: [
        { level: 0.8, lower: 4, upper: 6 },
        { level: 0.95, lower: 3, upper: 7 },
      ],
    });
  });

  it.each([
    [-5, 0],
    [1.4, 0],
    [1.6, 1],
    [99, 3],
  ])('%f is nearest to index %i of 1, 2, 5, 9', (at, index) => {
    expect(nearest([1, 2, 5, 9], at)).toBe(index);
  });

  it('is nothing in an empty series', () => {
    expect(nearest([], 1)).toBeUndefined();
  });
});

describe('words of the picture', () => {
  it('say when, and how far away', () => {
    const hour = { unit: 'ms', count: HOUR } as const;
    expect(headline(NOON + 17 * 24 * HOUR, NOON, hour, F)).toBe('14 Dec, 12:00 · 17 days ahead');
    expect(headline(NOON - 30 * HOUR, NOON, hour, F)).toBe('26 Nov, 06:00 · 30 h ago');
    expect(headline(Date.UTC(2027, 0, 1), NOON, { unit: 'month', count: 1 }, F)).toBe('1 Jan 2027 · 35 days ahead');
  });

  it('tell the whole picture in a sentence', () => {
    expect(chartLabel(scene, NOON, F)).toBe('requests now 3, expected 5 on 27 Nov, between 3–7');
    expect(shortText(scene, F)).toBe('3 · 5 on 27 Nov');
    expect(legendNote(scene, 'utc', NOON, F)).toBe('UTC · hourly · to 27 Nov');
  });

  it('write a shared unit once, and "to" where an end is negative', () => {
    const display = (value: unknown) => ({ text: String(value), numeric: Number(value), suffix: ' K' });
    expect(rangeText({ display }, 47, 51)).toBe('47–51 K');
    expect(rangeText({ display }, -4, 51)).toBe('−4 K to 51 K');
    expect(valueText({}, -3)).toBe('−3');
  });

  it.each([
    [{ unit: 'ms', count: HOUR }, 24],
    [{ unit: 'ms', count: 300_000 }, 288],
    [{ unit: 'ms', count: 24 * HOUR }, 7],
    [{ unit: 'ms', count: 7 * 24 * HOUR }, 1],
    [{ unit: 'month', count: 1 }, 12],
    [{ unit: 'month', count: 3 }, 4],
  ] as const)('Shift and an arrow step of %j goes by %i', (step, cycle) => {
    expect(cycleOf(step)).toBe(cycle);
  });
});
