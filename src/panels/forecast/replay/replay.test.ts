import { FORECAST_QUERY_TYPE } from '@foresight/contracts';
import type { DataQueryRequest } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../shared/format/index.ts';
import { readForecastSeries } from '../../../shared/frames/index.ts';
import { type FakeSeries, forecastFrames, HOUR, NOON } from '../../../shared/testing/forecast-frames.ts';
import { trustLine } from '../trust/trust-line.ts';
import { dressed } from './dressed.ts';
import { replayable, replayRequests } from './replay-targets.ts';
import { replayScore } from './score.ts';
import { placeOf, shareOf, stepped } from './steps.ts';
import { inOrder } from './use-moments.ts';
import { presetOf } from './use-past.ts';

const F = formats('utc', NOON, 'en-US');
const AS_OF = new Date(NOON - 2 * HOUR).toISOString();

/** A forecast of 4 hours made two hours ago, and what has come since: the first two of them. */
function past(fake: Partial<FakeSeries> & { truths?: readonly (number | null)[] } = {}) {
  const { truths = [11, 30], ...more } = fake;
  const frames = forecastFrames({
    history: [10],
    origin: NOON - 2 * HOUR,
    forecast: [10, 10, 10, 10],
    custom: { as_of: AS_OF },
    ...more,
  });
  const [actual, ...rest] = frames;
  const [time, value] = actual!.fields;
  const at = truths.map((_, i) => NOON - 2 * HOUR + (i + 1) * HOUR);
  const fields = [
    { ...time!, values: [...time!.values, ...at] },
    { ...value!, values: [...value!.values, ...truths] },
  ];
  return readForecastSeries([{ ...actual!, fields, length: fields[0]!.values.length }, ...rest]);
}

describe('how a past forecast came out', () => {
  it('counts the truths inside the widest band, and names those outside', () => {
    expect(replayScore(past()[0]!)).toEqual({
      known: 2,
      inside: 1,
      level: 0.95,
      smape: (200 / 21 + (200 * 20) / 40) / 2,
      naive: null,
      misses: [{ time: NOON, value: 30 }],
    });
  });

  it('holds nothing against a step whose truth has not come, or is missing', () => {
    expect(replayScore(past({ truths: [] })[0]!)).toMatchObject({ known: 0, inside: 0, smape: null, misses: [] });
    expect(replayScore(past({ truths: [null, 10] })[0]!)).toMatchObject({ known: 1, inside: 1, smape: 0 });
  });

  it('has the error of seasonal naive at the same steps, where it is known at each', () => {
    const naiveOf = (naive: readonly (number | null)[]) =>
      replayScore(past({ custom: { as_of: AS_OF, naive } })[0]!)!.naive;
    expect(naiveOf([11, 30, 0, 0])).toBe(0);
    expect(naiveOf([11, 10, null, null])).toBe(50);
    expect(naiveOf([null, 30, 0, 0])).toBeNull();
  });

  it('makes two zeros no error, and takes a value on the limit for inside', () => {
    const zeros = past({ forecast: [0, 0, 0, 0], truths: [0, 2] });
    expect(replayScore(zeros[0]!)).toMatchObject({ inside: 2, smape: 100 });
  });

  it('says nothing of averages, nor of a forecast that is not of the past', () => {
    expect(replayScore({ ...past()[0]!, meanOf: HOUR })).toBeUndefined();
    expect(replayScore(readForecastSeries(forecastFrames({ forecast: [1] }))[0]!)).toBeUndefined();
  });
});

describe('the trust line of a past forecast', () => {
  const lineOf = (series: ReturnType<typeof past>) => {
    const { tone, lead, facts } = trustLine(series, NOON, F);
    return [
      tone,
      lead,
      ...facts.map(fact => fact.map(part => (typeof part === 'string' ? part : part.strong)).join('')),
    ];
  };

  it('says what was said, and counts the misses', () => {
    expect(lineOf(past())).toEqual([
      'past',
      'What we said on 27 Nov, 10:00',
      '1 of 2 hours inside the 95% band',
      'error 55%',
      'auto abcdef01',
    ]);
  });

  it('has seasonal naive beside it', () => {
    const custom = { as_of: AS_OF, naive: [11, 10, 0, 0] };
    expect(lineOf(past({ custom }))[3]).toBe('error 55% (seasonal naive 50%)');
  });

  it('claims nothing before a truth has come, nor of averages', () => {
    expect(lineOf(past({ truths: [] }))[2]).toBe('nothing of it has come yet');
    expect(lineOf(past().map(one => ({ ...one, meanOf: HOUR })))[2]).toMatch(/^values are averages here/);
  });

  it('adds up several, and says how many had none', () => {
    const three = [...past({ labels: { n: '1' } }), ...past({ labels: { n: '2' } })];
    const none = readForecastSeries(forecastFrames({ refusal: { reason: 'none by then' } }));
    expect(lineOf([...three, ...none]).slice(2)).toEqual([
      '2 of 4 hours inside the 95% band',
      '1 without a forecast by then',
    ]);
  });
});

const target = (more: object = {}) => ({
  refId: 'A',
  queryType: FORECAST_QUERY_TYPE,
  metric: 'm',
  datasource: { type: 'foresight-analytics-datasource', uid: 'f' },
  ...more,
});
const request = (targets: object[]) =>
  ({ requestId: 'Q1', maxDataPoints: 500, targets }) as unknown as DataQueryRequest;

describe('asking for the past', () => {
  it('is for forecast queries of our data source that are shown', () => {
    const others = [
      target({ queryType: 'anomaly' }),
      target({ hide: true }),
      target({ datasource: { type: 'prometheus', uid: 'p' } }),
      target({ datasource: undefined }),
    ];
    expect(replayable(request([target(), ...others]))).toEqual([target()]);
    expect(replayable(undefined)).toEqual([]);
  });

  it('asks each data source once, for whole histories, and leaves a query its own moment', () => {
    const other = { type: 'foresight-analytics-datasource', uid: 'g' };
    const own = target({ refId: 'B', asOf: '2020-01-01T00:00:00Z' });
    const asked = replayRequests(request([target(), own, target({ refId: 'C', datasource: other })]), AS_OF);
    expect(asked.map(({ source }) => source.uid)).toEqual(['f', 'g']);
    expect(asked[0]!.request).toMatchObject({
      requestId: 'Q1-as-of',
      maxDataPoints: 20_000,
      targets: [
        { refId: 'A', asOf: AS_OF },
        { refId: 'B', asOf: '2020-01-01T00:00:00Z' },
      ],
    });
  });
});

it('takes unit, colour and name from the same series of today', () => {
  const live = readForecastSeries(forecastFrames({ forecast: [1] }));
  const field = { ...live[0]!.field, config: { unit: 'short' } };
  const [same, other] = dressed(
    [...past(), ...past({ labels: { n: 'gone' } })],
    live.map(one => ({ ...one, field, name: 'Users' })),
  );
  expect([same!.field.config.unit, same!.name]).toEqual(['short', 'Users']);
  expect([other!.field.config.unit, other!.name]).toEqual([undefined, 'requests']);
});

describe('the option', () => {
  it.each([
    ['', null, null],
    [' now ', null, null],
    ['2026-10-24T07:00:00+01:00', '2026-10-24T06:00:00.000Z', null],
    ['1795000000000', new Date(1_795_000_000_000).toISOString(), null],
    ['yesterday', null, 'yesterday'],
    ['$as_of', null, '$as_of'],
  ])('%j opens on %j', (text, asOf, invalid) => {
    expect(presetOf(text)).toEqual({ asOf, invalid });
  });
});

describe('stepping through the moments', () => {
  const moments = [1, 2, 4].map(n => {
    const issued_at = new Date(NOON + n * HOUR).toISOString();
    return { issued_at, origin: issued_at, series: 1 };
  });
  const at = (n: number) => moments[n]!.issued_at;

  it.each([
    ['ArrowLeft', null, at(2)],
    ['ArrowLeft', at(0), at(0)],
    ['ArrowRight', at(1), at(2)],
    ['ArrowRight', at(2), null],
    ['ArrowRight', null, null],
    ['Home', null, at(0)],
    ['End', at(0), null],
    ['PageDown', at(2), at(0)],
    ['x', at(0), undefined],
  ])('%s from %j goes to %j', (key, from, to) => {
    expect(stepped(key, moments, from)).toBe(to);
  });

  it('stands on the newest moment by a time between two', () => {
    expect(placeOf(moments, new Date(NOON + 3 * HOUR).toISOString())).toBe(1);
    expect(placeOf(moments, new Date(NOON).toISOString())).toBe(0);
  });

  it('lie along the line by their time, up to now', () => {
    expect(moments.map(({ issued_at }) => shareOf(issued_at, moments, NOON + 5 * HOUR))).toEqual([0, 0.25, 0.75]);
    expect(shareOf(at(2), moments, NOON)).toBe(0);
  });

  it('of several metrics are one list, each moment once', () => {
    expect(
      inOrder([
        [moments[2]!, moments[0]!],
        [moments[1]!, moments[0]!],
      ]),
    ).toEqual(moments);
  });
});
