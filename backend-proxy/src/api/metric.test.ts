import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await testApi({ work: false });
});
afterAll(() => api.close());

type Pairs = [string, number][];
const push = (metric: string, series: { labels?: Record<string, string>; points: unknown[] }[]) =>
  api.call('POST', `/api/v1/metrics/${metric}/points`, { body: { series } });
const seriesOf = async (metric: string, ...label: string[]) =>
  (await api.call('GET', '/api/v1/series', { query: { metric, label } })).body.items;
const pointsOf = async (id: string, query: Record<string, string> = {}): Promise<Pairs> => {
  const { body } = await api.call('GET', `/api/v1/series/${id}/points`, { query });
  return body.time.map((time: string, i: number) => [time, body.value[i]]);
};

describe('pushing points', () => {
  it('makes the series and stores the points in order of time, over closed days and today', async () => {
    const points: Pairs = [
      ['2026-03-10T11:00:00.000Z', 3],
      ['2026-03-08T10:00:00.000Z', 1],
      ['2026-03-09T10:00:00.000Z', 2],
    ];
    const answer = await push('orders', [{ labels: { shop: 'north' }, points }]);
    expect(answer).toMatchObject({ status: 202, body: { series: 1, series_new: 1, points: 3 } });
    const [series] = await seriesOf('orders');
    expect(series).toEqual({
      id: series.id,
      metric: 'orders',
      labels: { shop: 'north' },
      unit: null,
      time_kind: 'time',
      points: 3,
      first_time: '2026-03-08T10:00:00.000Z',
      last_time: '2026-03-10T11:00:00.000Z',
    });
    expect(await pointsOf(series.id)).toEqual([...points].sort());
  });

  it('lets the last value of a time win, within a push and between pushes', async () => {
    const [a, b] = ['2026-03-10T10:00:00.000Z', '2026-03-10T11:00:00.000Z'];
    const twice = await push('stock', [
      {
        points: [
          [a, 1],
          [b, 5],
          [a, 2],
        ],
      },
    ]);
    expect(twice.body).toEqual({ series: 1, series_new: 1, points: 2 });
    expect((await push('stock', [{ points: [[b, 6]] }])).body).toEqual({ series: 1, series_new: 0, points: 1 });
    const [series] = await seriesOf('stock');
    expect(series.points).toBe(2);
    expect(await pointsOf(series.id)).toEqual([
      [a, 2],
      [b, 6],
    ]);
  });

  it('takes a series that a body names twice as one', async () => {
    const [late, early] = ['2026-03-10T10:00:00.000Z', '2026-03-01T10:00:00.000Z'];
    const answer = await push('twice', [
      { labels: { x: '1', y: '2' }, points: [[late, 1]] },
      { labels: { y: '2', x: '1' }, points: [[early, 2]] },
    ]);
    expect(answer.body).toEqual({ series: 1, series_new: 1, points: 2 });
    const [series] = await seriesOf('twice');
    expect(series).toMatchObject({ points: 2, first_time: early, last_time: late });
    expect(await pointsOf(series.id)).toEqual([
      [early, 2],
      [late, 1],
    ]);
  });

  it('keeps every bit of a value', async () => {
    const values = [0.1 + 0.2, -0, 5e-324, 1.7976931348623157e308, -123456789.1234567];
    await push('exact', [{ points: values.map((value, i) => [`2026-03-10T0${i}:00:00.000Z`, value]) }]);
    const [series] = await seriesOf('exact');
    const stored = (await pointsOf(series.id)).map(([, value]) => value);
    // JSON has no minus zero.
    expect(stored).toEqual([0.1 + 0.2, 0, 5e-324, 1.7976931348623157e308, -123456789.1234567]);
  });

  it.each<[string, unknown[], RegExp]>([
    ['a null', [['2026-03-10T10:00:00Z', null]], /^body\.series\.0\.points\.0\.1 must be number/],
    ['a text', [['2026-03-10T10:00:00Z', '5']], /^body\.series\.0\.points\.0\.1 must be number/],
    ['a missing value', [['2026-03-10T10:00:00Z']], /^body\.series\.0\.points\.0 must/],
    ['a third column', [['2026-03-10T10:00:00Z', 1, 2]], /^body\.series\.0\.points\.0\.2 is one too many$/],
    ['a time that is none', [['now', 1]], /^body\.series\.0\.points\.0\.0 must match format/],
    ['an epoch', [[1767225600000, 1]], /^body\.series\.0\.points\.0\.0 must be string/],
    ['a day that is none', [['2026-02-30T10:00:00Z', 1]], /^body\.series\.0\.points\.0\.0 must match format/],
    [
      'a year beyond the store',
      [
        ['2026-03-10T10:00:00Z', 1],
        ['2300-01-01T00:00:00Z', 1],
      ],
      /^body\.series\.0\.points\.1\.0 '2300.* 1685 to 2254$/,
    ],
    ['no point', [], /^body\.series\.0\.points must/],
  ])('refuses %s as a point and stores nothing', async (_, points, detail) => {
    const before = await api.rows();
    const answer = await push('refused', [{ points }]);
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad_request' } });
    expect(answer.body.detail).toMatch(detail);
    expect(await api.rows()).toEqual(before);
  });

  it.each([
    ['a number as value', { a: 1 }, /^body\.series\.0\.labels\.a must be string/],
    ['an empty name', { '': 'x' }, /^body\.series\.0\.labels/],
    ['NUL in a value', { a: 'x\0' }, /^body\.series\.0\.labels\.a must match/],
    ['NUL in a name', { 'a\0': 'x' }, /^body\.series\.0\.labels/],
    ['a number behind a name of two lines', { 'a\nb': 5 }, /^body\.series\.0\.labels/],
  ])('refuses labels with %s', async (_, labels, detail) => {
    const answer = await push('refused', [{ labels: labels as never, points: [['2026-03-10T10:00:00Z', 1]] }]);
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad_request' } });
    expect(answer.body.detail).toMatch(detail);
  });
});

describe('listing', () => {
  beforeAll(async () => {
    const points = [['2026-03-10T10:00:00Z', 1]];
    await push('cpu', [
      { labels: { service: 'api', host: 'a' }, points },
      { labels: { service: 'api', host: 'b' }, points },
      { labels: { service: 'web', host: 'a' }, points },
      { labels: { expr: 'a=b', note: 'ümläut 漢字 😀', 'two\nlines': 'x' }, points },
    ]);
  });

  it.each([
    [['service=api'], 2],
    [['service=api', 'host=a'], 1],
    [['host=a'], 2],
    [['host=c'], 0],
    [['service=API'], 0],
    [['service='], 0],
    [['expr=a=b'], 1],
    [['note=ümläut 漢字 😀'], 1],
    [['__proto__=x'], 0],
    [[], 4],
  ])('filters series by labels %j', async (label, found) => {
    expect(await seriesOf('cpu', ...label)).toHaveLength(found);
  });

  it('gives labels back as they came', async () => {
    const [series] = await seriesOf('cpu', 'expr=a=b');
    expect(series.labels).toEqual({ expr: 'a=b', note: 'ümläut 漢字 😀', 'two\nlines': 'x' });
  });

  it('sums metrics up', async () => {
    const { body } = await api.call('GET', '/api/v1/metrics');
    const time = '2026-03-10T10:00:00.000Z';
    expect(body.items.find((item: { metric: string }) => item.metric === 'cpu')).toEqual({
      metric: 'cpu',
      series: 4,
      points: 4,
      first_time: time,
      last_time: time,
    });
  });

  it('cuts points at from <= time < to', async () => {
    const times = ['2026-03-08T00:00:00.000Z', '2026-03-09T00:00:00.000Z', '2026-03-10T00:00:00.000Z'];
    await push('cut', [{ points: times.map((time, i) => [time, i]) }]);
    const [{ id }] = await seriesOf('cut');
    const cut = async (query: Record<string, string>) => (await pointsOf(id, query)).map(([, value]) => value);
    expect(await cut({})).toEqual([0, 1, 2]);
    expect(await cut({ from: times[1]! })).toEqual([1, 2]);
    expect(await cut({ to: times[1]! })).toEqual([0]);
    expect(await cut({ from: times[1]!, to: times[2]! })).toEqual([1]);
    expect(await cut({ from: '2026-03-09T01:00:00+01:00', to: '2026-03-10T00:00:00.001Z' })).toEqual([1, 2]);
    expect(await cut({ from: times[2]!, to: times[0]! })).toEqual([]);
  });

  it('says that a series does not exist', async () => {
    const answer = await api.call('GET', '/api/v1/series/123456789/points');
    expect(answer).toMatchObject({ status: 404, body: { code: 'series_not_found' } });
  });
});

describe('SQL in names and values', () => {
  const ATTACKS = [
    "'; drop table analytics.metric_series; --",
    "' or '1'='1",
    '"}\'::jsonb or true --',
    '%',
    '\\',
    '$1',
    '{"a": 1}',
    "'); select pg_sleep(10); --",
  ];

  it.each(ATTACKS)('is a label like any other: %s', async text => {
    const before = await api.rows();
    const labels = { [text]: text, kind: 'attack' };
    expect((await push('attacked', [{ labels, points: [['2026-03-10T10:00:00Z', 1]] }])).status).toBe(202);
    const after = await api.rows();
    expect(after).toEqual({
      ...before,
      metric_series: before.metric_series! + 1,
      metric_point: before.metric_point! + 1,
    });
    expect((await seriesOf('attacked', `${text}=${text}`)).map((s: { labels: object }) => s.labels)).toEqual(
      text.includes('=') ? [] : [labels],
    );
    expect(await seriesOf('attacked', `kind=${text}`)).toEqual([]);
  });

  it.each(ATTACKS)('is no metric: %s', async text => {
    const inPath = await api.call('POST', `/api/v1/metrics/${encodeURIComponent(text)}/points`, {
      body: { series: [{ points: [['2026-03-10T10:00:00Z', 1]] }] },
    });
    expect(inPath).toMatchObject({ status: 400, body: { code: 'bad_request' } });
    const inQuery = await api.call('GET', '/api/v1/forecasts', { query: { metric: text } });
    expect(inQuery).toMatchObject({ status: 400, body: { code: 'bad_request' } });
  });
});
