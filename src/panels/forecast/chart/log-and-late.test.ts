import type { Trust } from '@foresight/contracts';
import { createTheme } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../shared/format/index.ts';
import { readForecastSeries } from '../../../shared/frames/index.ts';
import { type FakeSeries, forecastFrames, HOUR, NOON } from '../../../shared/testing/forecast-frames.ts';
import { encodings } from '../legend/encodings.ts';
import { staleView } from '../states/stale.ts';
import { reasonsOf } from '../trust/reasons.ts';
import { drawnSeries } from './drawn-series.ts';
import { paddedLog } from './ranges.ts';
import { buildScene, type SceneInput } from './scene.ts';
import { legendNote } from './words.ts';

const F = formats('utc', NOON, 'en-US');

function sceneOf(fake: FakeSeries, more: Partial<SceneInput> = {}, custom?: object) {
  const read = readForecastSeries(forecastFrames(fake));
  const series = read.map(one => ({ ...one, field: { ...one.field, config: { ...one.field.config, custom } } }));
  return buildScene({
    drawn: drawnSeries(series, createTheme()),
    range: [NOON - 9 * HOUR, NOON],
    future: 'whole',
    now: NOON,
    markLabel: (word, at) => `${word} ${F.date(at, true)}`,
    ...more,
  });
}
const LOG = { scaleDistribution: { type: 'log', log: 10 } };

describe('a logarithmic scale', () => {
  it('has no place for zero and below, and counts what it leaves out', () => {
    const scene = sceneOf({ history: [0, -1, 40], forecast: [90], bands: { 0.8: 200 } }, {}, LOG);
    expect(scene.data[1]).toEqual([null, null, 40, undefined]);
    expect(scene.value![0]).toBeGreaterThan(0);
    expect([scene.log, scene.unplaced]).toEqual([10, 2]);
    expect(legendNote(scene, 'utc', NOON, F)).toMatch(/^log, 2 at or below 0 not shown · UTC · hourly/);
  });

  it.each([
    [[34_000, 54_000], 10, [30_000, 60_000]],
    [[0.5, 800], 10, [0.2, 2_000]],
    [[5, 5], 10, [2, 10]],
    [[3, 40], 2, [2, 64]],
  ] as const)('of %j to base %i ends where its axis counts from: %j', (span, base, expected) => {
    const [low, high] = paddedLog([...span], base);
    expect(low).toBeCloseTo(expected[0], 9);
    expect(high).toBeCloseTo(expected[1], 9);
  });

  it('is linear where nothing was chosen, or something that is not known', () => {
    for (const custom of [undefined, {}, { scaleDistribution: { type: 'linear' } }, { scaleDistribution: 'log' }])
      expect(sceneOf({ history: [0, 1] }, {}, custom)).toMatchObject({ unplaced: 0 });
    expect(sceneOf({ history: [0, 1] }, {}, { scaleDistribution: { type: 'log' } }).log).toBe(10);
  });
});

describe('how much of the future is drawn', () => {
  const forecast = Array.from({ length: 40 }, () => 4);
  it.each([
    ['range', 0],
    ['half', 9],
    ['whole', 40],
  ] as const)('%s: %i hours', (future, hours) => {
    expect(sceneOf({ forecast }, { future }).time).toEqual([NOON - 9 * HOUR, NOON + hours * HOUR]);
  });
});

describe('data that are late', () => {
  it('are marked from the last value to now, and named', () => {
    const scene = sceneOf({ origin: NOON - 5 * HOUR, forecast: [1, 2, 3, 4, 5, 6] });
    expect(scene.late).toEqual({ span: [NOON - 5 * HOUR, NOON], label: 'no data since 27 Nov, 07:00' });
    expect(encodings(scene).map(({ text }) => text)).toContain('No data');
  });

  it('are not late within three steps, nor where now is not in the picture', () => {
    expect(sceneOf({ origin: NOON - 3 * HOUR, forecast: [1, 2, 3, 4] }).late).toBeNull();
    expect(sceneOf({ origin: NOON - 5 * HOUR, forecast: [1, 2, 3] }, { now: NOON + 99 * HOUR }).late).toBeNull();
  });

  it('takes a range that ended while the answer came for one up to now', () => {
    expect(sceneOf({ forecast: [1] }, { future: 'range', now: NOON + 2_000 }).mark).toEqual({ at: NOON, label: 'now' });
  });
});

describe('a forecast that has run out', () => {
  const read = (fake: FakeSeries) => readForecastSeries(forecastFrames({ forecast: [1, 2], ...fake }));

  it('says so, and whether it is the training or the source that is late', () => {
    const [one] = read({});
    expect(staleView([one!], NOON + 9 * HOUR, F)).toEqual({
      title: 'Do not act on this forecast.',
      text: 'It ended on 27 Nov, 14:00: no data have come since 27 Nov, 12:00. See why the source is late.',
    });
    const history = { time: [NOON, NOON + HOUR], value: [1, 2] };
    expect(staleView([{ ...one!, history }], NOON + 9 * HOUR, F)!.text).toMatch(
      /newer data have come. Train it again\.$/,
    );
  });

  it('is not said while one still reaches ahead, nor of a past one', () => {
    expect(staleView(read({}), NOON + HOUR, F)).toBeUndefined();
    expect(staleView([...read({}), ...read({ origin: NOON + 90 * HOUR })], NOON + 9 * HOUR, F)).toBeUndefined();
    expect(staleView(read({ custom: { as_of: new Date(NOON).toISOString() } }), NOON + 9 * HOUR, F)).toBeUndefined();
    expect(staleView(readForecastSeries(forecastFrames({})), NOON, F)).toBeUndefined();
  });
});

describe('the reasons', () => {
  const rows = (fake: FakeSeries, now = NOON + HOUR) =>
    Object.fromEntries(
      reasonsOf(readForecastSeries(forecastFrames({ forecast: [1, 2], ...fake }))[0]!, now, F).map(row => [
        row.label,
        row.text,
      ]),
    );

  it('begin with skill, coverage, freshness and history, in figures and words', () => {
    const all = rows({});
    expect(Object.keys(all).slice(0, 4)).toEqual(['Skill', 'Coverage', 'Freshness', 'History']);
    expect(all).toMatchObject({
      Skill: '41% less error than seasonal naive',
      Coverage: '81% in the 80% band, 94% in the 95% band: as promised, or near it',
      Freshness: 'made 27 Nov, 12:00, in the ledger, knew data until 27 Nov, 12:00; reaches 1 h ahead',
      History: '3 values in this picture, from 27 Nov, 10:00; backtest at 4 past origins',
    });
  });

  it('say what is not known, too narrow, no better, and run out', () => {
    const none: Partial<Trust> = {
      claim: 'no-backtest',
      skill: null,
      coverage: [],
      origins: 0,
      reason: 'needs 14, has 9',
    };
    expect(rows({ trust: none })).toMatchObject({
      Skill: 'not known: no backtest yet',
      Coverage: 'not known: no backtest yet',
      History: expect.stringMatching(/; too short for a backtest$/),
      'Why no claim': 'needs 14, has 9',
    });
    const poor: Partial<Trust> = { claim: 'no-skill', skill: -0.1, coverage: [{ level: 0.95, share: 0.5 }] };
    expect(rows({ trust: poor }, NOON + 5 * HOUR)).toMatchObject({
      Skill: 'no better than seasonal naive (10% more error), naive shown instead',
      Coverage: '50% in the 95% band: too narrow',
      Freshness: expect.stringMatching(/stale, it ended 3 h ago$/),
    });
  });

  it('name a band that is broken, and goals that are not reckoned', () => {
    const broken = rows({ bands: { 0.8: -1 }, custom: { crossings_refusal: 'the data stopped' } });
    expect(broken.Band).toBe('limits are missing or cross, and nothing is drawn there: 80% at 2 of 2 steps');
    expect(broken.Goals).toBe('the data stopped');
  });
});
