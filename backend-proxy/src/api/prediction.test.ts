import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';
import { longFile } from '../../test/sample-files.ts';

const PREFIX = '/api/analytics/predictions';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
  for (const metric of ['credits_consumed', 'active_users']) {
    const { run_id } = await api.imported(longFile(['a', 'b']), { metric, horizon: '10' });
    await api.ended(run_id!);
  }
});
afterAll(() => api.close());

const get = (path: string, query: Record<string, string> = {}) =>
  api.call('GET', `${PREFIX}/${path}`, { query, token: api.tokens.read });

describe('predictions', () => {
  it('of consumption are the forecasts of credits_consumed, unless another metric is named', async () => {
    const plain = await get('consumption');
    expect(plain.text).toBe(
      (await api.call('GET', '/api/v1/forecasts', { query: { metric: 'credits_consumed' } })).text,
    );
    expect(plain.body.items).toHaveLength(2);
    const other = await get('consumption', { metric: 'active_users' });
    expect(other.body.items.map((item: { metric: string }) => item.metric)).toEqual(['active_users', 'active_users']);
  });

  it('of growth are the forecasts of the metric named', async () => {
    const answer = await get('growth', { metric: 'active_users', workspace_id: api.workspaceId });
    expect(answer.body.items).toHaveLength(2);
    expect(await get('growth')).toMatchObject({ status: 400, body: { detail: expect.stringContaining('metric') } });
  });

  it('are cut to the days asked, and not found beyond those stored', async () => {
    const cut = await get('consumption', { days_ahead: '3' });
    expect(cut.body.items.map((item: { point: number[] }) => item.point.length)).toEqual([3, 3]);
    const grown = await get('growth', { metric: 'active_users', horizon_days: '10' });
    expect(grown.body.items[0].time).toHaveLength(10);
    expect(await get('consumption', { days_ahead: '11' })).toMatchObject({
      status: 404,
      body: { code: 'forecast_not_found' },
    });
    expect(await get('consumption', { days_ahead: '0' })).toMatchObject({ status: 400 });
  });

  it('are made on demand, and tracked by the id', async () => {
    const body = {
      prediction_type: 'forecast',
      target_metric: 'active_users',
      horizon: 4,
      parameters: { labels: { unique_id: 'b' }, levels: [0.9], seasons: [7], model: 'damped-holt' },
    };
    const asked = await api.call('POST', `${PREFIX}/generate`, { body, token: api.tokens.write });
    expect(asked.status).toBe(202);
    await api.ended(asked.body.run_id);
    const run = await get(`generate/${asked.body.run_id}`);
    expect(run.body).toMatchObject({
      status: 'done',
      total: 1,
      question: {
        metric: 'active_users',
        labels: { unique_id: 'b' },
        horizon: 4,
        levels: [0.9],
        seasons: [7],
        model: 'damped-holt',
      },
    });
    expect(run.text).toBe((await api.call('GET', `/api/v1/runs/${asked.body.run_id}`)).text);
    const query = { metric: 'active_users', label: 'unique_id=b' };
    const [made] = (await api.call('GET', '/api/v1/forecasts', { query })).body.items;
    expect(made).toMatchObject({ model: 'damped-holt', run_id: asked.body.run_id });
    expect(made.intervals.map((interval: { level: number }) => interval.level)).toEqual([0.9]);
  });

  it.each([
    [{ target_metric: 'a' }, /prediction_type/],
    [{ prediction_type: 'churn', target_metric: 'a' }, /prediction_type/],
    [{ prediction_type: 'forecast' }, /target_metric/],
    [{ prediction_type: 'forecast', target_metric: 'a', parameters: { depth: 3 } }, /body\.parameters .*'depth'/],
  ])('are refused for %j', async (body, detail) => {
    const answer = await api.call('POST', `${PREFIX}/generate`, { body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad_request' } });
    expect(answer.body.detail).toMatch(detail);
  });

  it.each([`${PREFIX}/what-if`, '/api/v1/whatif'])('can be adjusted at %s, with the base beside them', async url => {
    const body = {
      base_scenario: { horizon: 4 },
      adjustments: [{ metric: 'credits_consumed', labels: { unique_id: 'a' }, kind: 'percent', value: 50 }],
      metrics: ['credits_consumed', 'active_users'],
    };
    const answer = await api.call('POST', url, { body, token: api.tokens.read });
    expect(answer.status).toBe(200);
    const [credits, users] = answer.body.metrics;
    const base = (await get('consumption', { days_ahead: '4' })).body.items as { point: number[] }[];
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    expect(credits.base_total).toBeCloseTo(sum(base.flatMap(item => item.point)), 9);
    expect(credits.difference).toBeCloseTo(sum(base[0]!.point) / 2, 9);
    expect(users).toMatchObject({ difference: 0, percent: 0 });
    expect(answer.body.series).toHaveLength(4);
  });

  it.each([
    [{ metrics: [] }, 400, 'bad_request'],
    [{ metrics: ['nothing'] }, 404, 'forecast_not_found'],
    [{ adjustments: [{ metric: 'a', kind: 'double', value: 2 }] }, 400, 'bad_request'],
    [{ adjustments: [{ metric: 'a', kind: 'add', value: 2, from: '9999-12-31T00:00:00Z' }] }, 400, 'bad_request'],
  ])('refuses the what-if question %j', async (wrong, status, code) => {
    const body = { adjustments: [{ metric: 'a', kind: 'add', value: 1 }], metrics: ['active_users'], ...wrong };
    const answer = await api.call('POST', '/api/v1/whatif', { body, token: api.tokens.read });
    expect(answer).toMatchObject({ status, body: { code } });
  });
});
