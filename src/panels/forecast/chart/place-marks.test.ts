import { createTheme } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../shared/format/index.ts';
import { type AnomalyMark, readForecastSeries } from '../../../shared/frames/index.ts';
import { forecastFrames, HOUR, NOON } from '../../../shared/testing/forecast-frames.ts';
import { encodings } from '../legend/encodings.ts';
import { drawnSeries } from './drawn-series.ts';
import { placeMarks } from './place-marks.ts';
import { sampleAt } from './sample-at.ts';
import { buildScene } from './scene.ts';
import { chartLabel } from './words.ts';

const mark = (hoursAgo: number, more: Partial<AnomalyMark> = {}): AnomalyMark => ({
  start: NOON - hoursAgo * HOUR,
  end: NOON - hoursAgo * HOUR,
  ...{ side: 'above', score: 80, observed: 9, expected: 2, text: 'far off' },
  ...more,
});
const [plain] = readForecastSeries(forecastFrames({ history: [1, 2, 3, 4], forecast: [5] }));
const placed = (anomalies: readonly AnomalyMark[], meanOf?: number) =>
  placeMarks({ ...plain!, anomalies, ...(meanOf ? { meanOf } : {}) }).map(({ time, value }) => [
    (NOON - time) / HOUR,
    value,
  ]);

describe('the place of a mark', () => {
  it('is on the line', () =>
    expect(placed([mark(2), mark(0)])).toEqual([
      [2, 2],
      [0, 4],
    ]));

  it('is on the mean that its value is part of', () => expect(placed([mark(1.4)], HOUR)).toEqual([[1, 3]]));

  it('is where the value was, when the line does not show it', () => {
    expect(placed([mark(1.4)])).toEqual([[1.4, 9]]);
    expect(placed([mark(50)])).toEqual([[50, 9]]);
    expect(placed([mark(50, { observed: null })])).toEqual([]);
  });

  it('is taken by the highest score on each side', () => {
    const marks = [mark(1.2), mark(0.8, { score: 95 }), mark(1, { side: 'below' })];
    const series = { ...plain!, anomalies: marks, meanOf: HOUR };
    expect(placeMarks(series).map(({ side, score }) => [side, score])).toEqual([
      ['above', 95],
      ['below', 80],
    ]);
  });
});

describe('marks in words', () => {
  const f = formats('utc', NOON);
  const scene = (anomalies: readonly AnomalyMark[]) =>
    buildScene({
      drawn: drawnSeries([{ ...plain!, ...(anomalies.length > 0 ? { anomalies } : {}) }], createTheme()),
      range: [NOON - 4 * HOUR, NOON],
      future: 'whole',
      now: NOON,
      markLabel: word => word,
    });
  const some = scene([mark(3, { end: NOON - 2 * HOUR }), mark(1, { side: 'below' }), mark(0)]);

  it('are in the legend, each once', () => {
    expect(encodings(some).slice(-2)).toEqual([
      { kind: 'above', text: 'Above expected', hue: 'second' },
      { kind: 'below', text: 'Below expected', hue: 'second' },
    ]);
    expect(encodings(scene([])).map(({ text }) => text)).not.toContain('Above expected');
  });

  it('are in the sentence for those who do not see the picture', () => {
    expect(chartLabel(some, NOON, f)).toMatch(
      /\. 2 times above expected, once below expected, last on 27 Nov,? 12:00$/,
    );
    expect(chartLabel(scene([]), NOON, f)).not.toContain('expected, last');
  });

  it('are told as long as what they tell of goes on', () => {
    const sides = [3, 2, 1, 0].map(hours => sampleAt(some.series[0]!, NOON - hours * HOUR)?.mark?.side);
    expect(sides).toEqual(['above', 'above', 'below', 'above']);
    expect(sampleAt(some.series[0]!, NOON + HOUR)?.mark).toBeUndefined();
  });
});
