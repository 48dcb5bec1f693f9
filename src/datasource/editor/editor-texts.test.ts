import { toDataFrame } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { metricText, searchMetrics } from '../../shared/service/index.ts';
import { optionsText } from './forecast/options-text.ts';
import { askedHorizon, horizonText } from './horizon-text.ts';
import { methodText, unknownMethod } from './method-text.ts';
import { suggest } from './suggest.ts';
import { withVariables } from './template-variables.ts';
import { unknownMetric } from './unknown-metric.ts';
import { valueOptions } from './value-options.ts';

const metric = (name: string, last: string | null = '2026-12-14T07:00:00Z') => ({
  metric: name,
  series: 1200,
  points: 1,
  first_time: last,
  last_time: last,
});
const answer = (step: object, length: number) =>
  toDataFrame({
    meta: { custom: { foresight: 1, step } },
    fields: [{ name: 'value', values: Array.from({ length }, (_, i) => i) }],
  });
const HOUR = { unit: 'ms', count: 3_600_000 } as const;

describe('metrics', () => {
  it('are found by parts of their name, in any order and case', () => {
    const all = ['api.requests', 'web.requests', 'api.errors'].map(name => metric(name));
    const names = (text: string) => searchMetrics(all, text).map(one => one.metric);
    expect(names('')).toHaveLength(3);
    expect(names('REQ api')).toEqual(['api.requests']);
    expect(names('x')).toEqual([]);
  });

  it('say how many series they have and how fresh they are', () => {
    const date = (ms: number) => new Date(ms).toISOString();
    expect(metricText(metric('m'), date)).toBe('1,200 series · last value 2026-12-14T07:00:00.000Z');
    expect(metricText(metric('m', null), date)).toBe('1,200 series · no values yet');
  });

  it('that are not stored are named, once that is known', () => {
    const stored = [metric('a')];
    expect(unknownMetric('b', stored)).toBe("No metric 'b' is stored; there are 1 others");
    expect(unknownMetric('b', [])).toMatch(/foresight import FILE/);
    for (const name of ['a', '', '$m', '[[m]]']) expect(unknownMetric(name, stored)).toBeUndefined();
    expect(unknownMetric('b', undefined)).toBeUndefined();
  });
});

describe('a horizon in time', () => {
  it.each([
    [48, HOUR, 'steps = 2 days'],
    [36, HOUR, 'steps = 1.5 days'],
    [25, HOUR, 'steps = 25 h'],
    [1, HOUR, 'step = 1 h'],
    [24, { unit: 'ms', count: 300_000 }, 'steps = 2 h'],
    [3, { unit: 'ms', count: 1500 }, 'steps = 4.5 s'],
    [12, { unit: 'month', count: 1 }, 'steps = 1 year'],
    [5, { unit: 'month', count: 3 }, 'steps = 15 months'],
  ] as const)('%s × %j: %s', (steps, step, text) => expect(horizonText({ steps, step })).toBe(text));

  it('is as long as the answer where nothing is asked, and unknown before there is one', () => {
    expect(horizonText(askedHorizon(undefined, []))).toBe('steps');
    expect(horizonText(askedHorizon(undefined, [answer(HOUR, 24)]))).toBe('steps = 1 day');
    expect(horizonText(askedHorizon(12, [answer(HOUR, 24)]))).toBe('steps = 12 h');
  });

  it('is not told where series differ in their step', () => {
    expect(horizonText(askedHorizon(12, [answer(HOUR, 24), answer({ unit: 'month', count: 1 }, 24)]))).toBe('steps');
  });
});

describe('choices', () => {
  it('of values end with the missing label, and say when there are more', () => {
    expect(valueOptions({ name: 'a', values: ['x'], count: 1 })).toEqual([
      { value: 'x' },
      { value: '', label: '(no such label)' },
    ]);
    expect(valueOptions({ name: 'a', values: ['x'], count: 5400 })[0]).toEqual({
      value: 'x',
      group: 'First 1 of 5400 values; type others',
    });
    expect(valueOptions(undefined)).toHaveLength(1);
  });

  it('narrow down to those that fit, and end with the text where it is none of them', () => {
    const options = [{ value: 'api' }, { value: 'api-2', label: 'API two' }, { value: 'web' }];
    const values = (text: string) => suggest(options, text).map(({ value }) => value);
    expect(values('')).toEqual(['api', 'api-2', 'web']);
    expect(values('AP')).toEqual(['api', 'api-2', 'AP']);
    expect(values('two api')).toEqual(['api-2', 'two api']);
    expect(values('web')).toEqual(['web']);
    expect(values(' $x ')).toEqual(['$x']);
    expect(suggest([{ value: 'a', group: 'G' }], 'a b')).toEqual([
      { value: 'a b', label: 'a b', description: 'Take it as typed' },
    ]);
    expect(suggest([{ value: 'ab', group: 'G' }], 'a')[1]).toMatchObject({ value: 'a', group: 'G' });
  });

  it('have headings only beside variables', () => {
    expect(withVariables([{ value: 'a' }], [], 'Metrics')).toEqual([{ value: 'a' }]);
    const variable = { value: '$m', group: 'Variables' };
    expect(withVariables([{ value: 'a' }], [variable], 'Metrics')).toEqual([
      variable,
      { value: 'a', group: 'Metrics' },
    ]);
  });

  it('of models say what each can do', () => {
    const auto = {
      name: 'auto',
      default: true,
      seasons: 'many',
      trend: true,
      min_points: 3,
      regressors: true,
      cost: 'milliseconds',
    } as const;
    expect(methodText(auto)).toBe('trend and seasons · from 3 values · default');
    expect(methodText({ ...auto, default: false, seasons: 'none' })).toBe('trend, no season · from 3 values');
    expect(methodText({ ...auto, default: false, cost: 'seconds' })).toBe(
      'trend and seasons · from 3 values · takes seconds a series',
    );
    expect(unknownMethod('prophet', [auto])).toBe("The service has no model 'prophet'; it has auto");
    for (const name of [undefined, 'auto']) expect(unknownMethod(name, [auto])).toBeUndefined();
    expect(unknownMethod('prophet', [])).toBeUndefined();
  });
});

it('options in a line say what holds', () => {
  const query = { refId: 'A', queryType: 'forecast', version: 1, metric: 'm' } as const;
  expect(optionsText(query, {})).toBe('Bands as trained · Model as trained · Whole horizon');
  expect(optionsText(query, { defaultLevel: 0.9 })).toMatch(/^Bands 90% · /);
  expect(
    optionsText(
      { ...query, levels: [0.8, 0.95], model: 'drift', roles: ['forecast'], beyondRange: false },
      { defaultLevel: 0.9 },
    ),
  ).toBe('Bands 80%, 95% · Model drift · Only forecast · Ends with the time range');
});
