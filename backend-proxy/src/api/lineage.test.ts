import type { ReplayAnswer } from '@foresight/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';

const DAY = 86_400_000;
let api: TestApi;
let runId: string;

/** Three series with a week in them, from day to day. */
const file = (
  from: number,
  to: number,
  value = (at: number, i: number) => 100 + 10 * i + (at % 7) * 3 + ((at * 31) % 5),
) =>
  `time,shop,value\n${Array.from({ length: to - from }, (_, i) => from + i)
    .flatMap(at =>
      ['a', 'b', 'c'].map((shop, i) => `${new Date(at * DAY).toISOString().slice(0, 10)},${shop},${value(at, i)}`),
    )
    .join('\n')}\n`;
const FIRST = 20_400;

const replay = async (id: string, body: object = {}): Promise<ReplayAnswer> =>
  (await api.call('POST', `/api/v1/runs/${id}/replay`, { body, token: api.tokens.write })).body;
const outcomes = ({ items }: ReplayAnswer) => items.map(({ outcome }) => outcome);

beforeAll(async () => {
  api = await testApi();
  await api.imported(file(FIRST, FIRST + 60), { metric: 'visits', train: 'false' });
  const body = { metric: 'visits', model: 'theta', horizon: 7, levels: [0.95, 0.8] };
  runId = (await api.call('POST', '/api/v1/forecasts', { body })).body.run_id;
  await api.ended(runId);
});
afterAll(() => api.close());

describe('a run that is made again', () => {
  it('says the same to the last bit, whatever came later', async () => {
    await api.imported(
      file(FIRST + 60, FIRST + 70, () => 999),
      { metric: 'visits', train: 'false' },
    );
    const answer = await replay(runId);
    expect(answer).toMatchObject({ run_id: runId, series: 3, compared: 3, same: 3, next: null });
    // 7 steps of 2 levels: a point and two limits each.
    expect(answer.items[0]).toMatchObject({ outcome: 'same', numbers: 42, largest_difference: 0 });
    expect(answer.items[0]!.data_sha256!.before).toBe(answer.items[0]!.data_sha256!.now);
  });

  it('is compared a part at a time', async () => {
    const first = await replay(runId, { limit: 2 });
    expect(first).toMatchObject({ series: 3, compared: 2, same: 2 });
    const rest = await replay(runId, { limit: 2, after: first.next });
    expect(rest).toMatchObject({ series: 3, compared: 1, same: 1, next: null });
    expect(rest.items[0]!.labels).toMatchObject({ shop: 'c' });
  });

  it('says which numbers of the ledger, or which model, are not what is made again', async () => {
    const change = (sql: string) => api.db.store.asService(trx => trx.client.query(sql, [runId]));
    await change(`update analytics.predictions set confidence_upper = confidence_upper + 0.5
      where run_id = $1 and step = 3 and confidence_level = 0.8
        and series_id = (select min(id) from analytics.metric_series)`);
    const touched = await replay(runId);
    expect(outcomes(touched)).toEqual(['numbers-differ', 'same', 'same']);
    expect(touched.items[0]!.largest_difference).toBeCloseTo(0.5, 9);
    await change(`update analytics.predictions set confidence_upper = confidence_upper - 0.5
      where run_id = $1 and step = 3 and confidence_level = 0.8
        and series_id = (select min(id) from analytics.metric_series)`);
    await change(`delete from analytics.predictions
      where run_id = $1 and series_id = (select max(id) from analytics.metric_series)`);
    expect(outcomes(await replay(runId))[2]).toBe('not-comparable');
  });

  it('says that data before the origin changed since, with both hashes', async () => {
    await api.imported(`time,shop,value\n${new Date((FIRST + 30) * DAY).toISOString().slice(0, 10)},a,1\n`, {
      metric: 'visits',
      train: 'false',
    });
    const answer = await replay(runId);
    expect(outcomes(answer)).toEqual(['data-changed', 'same', 'not-comparable']);
    const [first] = answer.items;
    expect(first!.text).toBe('data before the origin changed since');
    expect(first!.data_sha256!.before).toMatch(/^[0-9a-f]{64}$/);
    expect(first!.data_sha256!.now).not.toBe(first!.data_sha256!.before);
  });

  it('refuses what cannot be made again', async () => {
    const none = '00000000-0000-4000-8000-000000000000';
    expect(await replay(none)).toMatchObject({ code: 'run_not_found' });
    expect(await replay(runId, { limit: 1_000 })).toMatchObject({ code: 'bad_request' });
    expect(await replay(runId, { after: 'x' })).toMatchObject({ code: 'bad_request' });
    const other = await api.call('POST', `/api/v1/runs/${runId}/replay`, { body: {}, token: api.tokens.other });
    expect(other).toMatchObject({ status: 404, body: { code: 'run_not_found' } });
    const read = await api.call('POST', `/api/v1/runs/${runId}/replay`, { body: {}, token: api.tokens.read });
    expect(read.status).toBe(403);
  });
});

describe('a model version', () => {
  it('tells where it comes from', async () => {
    const { items } = (await api.call('GET', '/api/v1/models?metric=visits')).body;
    const { status, body } = await api.call('GET', `/api/v1/models/${items[0].id}`, { token: api.tokens.read });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: items[0].id,
      metric: 'visits',
      training_start: new Date(FIRST * DAY).toISOString(),
      training_end: new Date((FIRST + 59) * DAY).toISOString(),
      data_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      question: { metric: 'visits', model: 'theta', horizon: 7, levels: [0.8, 0.95] },
      run: { id: runId, role: 'champion', status: 'done', schedule: null },
      champion: null,
      events: [],
    });
    const other = await api.call('GET', `/api/v1/models/${items[0].id}`, { token: api.tokens.other });
    expect(other).toMatchObject({ status: 404, body: { code: 'model_not_found' } });
  });

  it('tells what was decided about its metric', async () => {
    const rival = { slug: 'rival', metric: 'visits', recipe: { model: 'drift' } };
    await api.call('POST', '/api/v1/challengers', { body: rival });
    await api.call('POST', '/api/v1/challengers/rival/promote', { body: { force: true } });
    const { items } = (await api.call('GET', '/api/v1/models?metric=visits')).body;
    const { body } = await api.call('GET', `/api/v1/models/${items[0].id}`);
    expect(body.champion).toMatchObject({ model: 'drift' });
    expect(body.events).toMatchObject([{ kind: 'promoted', challenger: 'rival' }]);
  });
});
