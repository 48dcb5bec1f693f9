import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { choiceProblem, givenOf, type PlainFrame, Source, sourceRange, spanMs } from './index.ts';

const [HOUR, DAY] = [3_600_000, 86_400_000];
const source = { datasource: { uid: 'p' }, query: { expr: 'up' } };
const NOW = Date.UTC(2026, 5, 1, 13, 20);

describe('the query of another data source', () => {
  it.each([
    [source, true],
    [{ ...source, history: '8w', step: '1h' }, true],
    [{ ...source, datasource: { uid: '' } }, false],
    [{ ...source, datasource: 'p' }, false],
    [{ ...source, query: 'up' }, false],
    [{ ...source, history: '8 weeks' }, false],
    [{ ...source, history: '0d' }, false],
    [{ ...source, more: 1 }, false],
    [{ query: {} }, false],
  ])('%j fits: %s', (value, fits) => expect(Value.Check(Source, value)).toBe(fits));

  it.each([
    ['90m', 90 * 60_000],
    ['1y', 365 * DAY],
    ['m', undefined],
    ['1.5h', undefined],
    ['', undefined],
  ])('%s is %s ms', (text, ms) => expect(spanMs(text)).toBe(ms));

  it('is one of two ways to name series', () => {
    expect(choiceProblem({ metric: 'm' })).toBeUndefined();
    expect(choiceProblem({ source })).toBeUndefined();
    expect(choiceProblem({ given: { until: 0, series: [] } })).toBeUndefined();
    expect(choiceProblem({ metric: 'm', source })).toMatch(/both/);
    expect(choiceProblem({})).toMatch(/'metric' is missing/);
  });
});

describe('the stretch that is asked for', () => {
  it('has whole steps that are over, and as many while the clock is within a step', () => {
    const range = sourceRange({ ...source, history: '30d' }, NOW);
    expect(range).toEqual({
      from: Date.UTC(2026, 4, 2, 13),
      to: Date.UTC(2026, 5, 1, 13) - 1,
      intervalMs: HOUR / 2,
      maxDataPoints: 1440,
    });
    expect(sourceRange(source, NOW + 9 * 60_000)).toEqual(range);
  });

  it('reaches what is to be seen, and not without end', () => {
    const hourly = { ...source, step: '1h' };
    expect(sourceRange(hourly, NOW, NOW - 60 * DAY).maxDataPoints).toBe(60 * 24);
    expect(sourceRange(hourly, NOW, NOW - 5000 * DAY).maxDataPoints).toBe(20_000);
  });

  it.each([
    [{ history: '1h', step: '1d' }, /has 0 steps of 1d; 2 to 20000/],
    [{ history: '1y', step: '1s' }, /has 31536000 steps/],
    [{ history: '$span' }, /'\$span' is no span of time/],
  ])('%j is none', (part, why) => expect(() => sourceRange({ ...source, ...part }, NOW)).toThrow(why));
});

describe('points out of frames', () => {
  const time = { name: 'Time', type: 'time', values: [1, 2, 3] };
  const number = (name: string, labels = {}) => ({ name, type: 'number', labels, values: [5, null, 7] });
  const read = (...frames: PlainFrame[]) => givenOf(frames, 9).series.map(({ name, labels }) => [name, labels]);

  it('are named by metric, column or frame, in this order', () => {
    expect(read({ fields: [time, number('Value', { __name__: 'up', job: 'a' })] })).toEqual([['up', { job: 'a' }]]);
    expect(read({ name: 'F', fields: [time, number('cpu')] })).toEqual([['cpu', {}]]);
    expect(read({ name: 'F', fields: [time, number('Value')] })).toEqual([['F', {}]]);
    expect(read({ fields: [time, number('value')] })).toEqual([['value', {}]]);
  });

  it('that agree in their labels are told apart', () => {
    const frame = { fields: [time, number('a'), number('b'), number('b')] };
    expect(read(frame)).toEqual([
      ['a', { series: 'a' }],
      ['b', { series: 'b' }],
      ['b', { series: 'b 2' }],
    ]);
  });

  it('are missing where they are no numbers, and left out where they have no time', () => {
    const odd = { name: 'Time', type: 'time', values: [1, null, 3, 4] };
    const frame = { fields: [odd, { name: 'v', type: 'number', values: [1, 2, Number.NaN, '4'] }] };
    expect(givenOf([frame], 9).series).toEqual([{ name: 'v', labels: {}, ts: [1, 3, 4], value: [1, null, null] }]);
  });

  it.each([
    [[], 'no data'],
    [[{ fields: [time] }], 'no numbers'],
    [[{ fields: [number('a')] }], 'no times'],
    [
      [
        {
          fields: [
            { ...time, values: [] },
            { ...number('a'), values: [] },
          ],
        },
      ],
      'no rows',
    ],
    [Array.from({ length: 101 }, () => ({ fields: [time, number('a')] })), '101 series; 100 are the most'],
    [[{ fields: [{ ...time, values: Array(200_001).fill(1) }, number('a')] }], '200001 points; 200000 are the most'],
  ])('%#: none, with the reason', (frames, why) => expect(() => givenOf(frames, 9)).toThrow(why));
});
