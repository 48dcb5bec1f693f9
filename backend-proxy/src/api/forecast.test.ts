import type { ForecastAnswer, RunAnswer } from '@foresight/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOW, type TestApi, testApi } from '../../test/api.ts';
import { longFile, weekly, wiggle } from '../../test/sample-files.ts';

const DAY = 86_400_000;
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});
afterAll(() => api.close());

/** Asks for forecasts and waits for the run. */
async function forecast(body: object): Promise<RunAnswer> {
  const answer = await api.call('POST', '/api/v1/forecasts', { body });
  expect(answer).toMatchObject({ status: 202, body: { run_id: expect.stringMatching(UUID) } });
  return api.ended(answer.body.run_id);
}
const read = (query: Record<string, string | string[]>) => api.call('GET', '/api/v1/forecasts', { query });
const items = async (query: Record<string, string | string[]>) => (await read(query)).body.items as ForecastAnswer[];
const models = async (metric: string, all = false) =>
  (await api.call('GET', '/api/v1/models', { query: { metric, all: String(all) } })).body.items;
const itemsOf = async (run: RunAnswer) => (await api.call('GET', `/api/v1/runs/${run.id}/items`)).body.items;
const load = (metric: string, file: string) => api.imported(file, { metric, train: 'false' });

describe('a forecast', () => {
  let run: RunAnswer;
  let answer: ForecastAnswer;
  beforeAll(async () => {
    await load('visits', longFile(['a', 'b'], { days: 120 }));
    run = await forecast({ metric: 'visits', horizon: 14, levels: [0.95, 0.8] });
    answer = (await items({ metric: 'visits', label: 'unique_id=a' }))[0]!;
  });

  it('comes out of a run that tells its progress', async () => {
    expect(run).toEqual({
      id: expect.stringMatching(UUID),
      kind: 'forecast',
      role: 'champion',
      question: { metric: 'visits', model: 'auto', horizon: 14, levels: [0.8, 0.95] },
      status: 'done',
      total: 2,
      done: 2,
      refused: 0,
      failed: 0,
      created_at: expect.any(String),
      started_at: NOW,
      finished_at: NOW,
      problem: null,
    });
    const listed = (await api.call('GET', '/api/v1/runs')).body.items as RunAnswer[];
    expect(listed.find(({ id }) => id === run.id)).toEqual(run);
    for (const item of await itemsOf(run)) {
      expect(item).toMatchObject({ status: 'done', reason: null, skill: expect.any(Number) });
    }
  });

  it('names its series, model, version, run and moments', async () => {
    const [model] = (await models('visits')).filter((m: { series_id: string }) => m.series_id === answer.series_id);
    expect(answer).toMatchObject({
      metric: 'visits',
      labels: { unique_id: 'a' },
      model: 'auto',
      model_version: model.version,
      run_id: run.id,
      issued_at: NOW,
      origin: '2026-02-28T00:00:00.000Z',
    });
  });

  it('continues the time of the series, step by step', () => {
    const start = Date.parse(answer.origin);
    expect(answer.time).toEqual(Array.from({ length: 14 }, (_, i) => new Date(start + (i + 1) * DAY).toISOString()));
    expect(answer.point).toHaveLength(14);
  });

  it('has bands at the levels asked, the wider around the narrower around the point', () => {
    const [narrow, wide] = answer.intervals;
    expect(answer.intervals.map(({ level }) => level)).toEqual([0.8, 0.95]);
    answer.point.forEach((point, i) => {
      expect(wide!.lower[i]).toBeLessThan(narrow!.lower[i]!);
      expect(narrow!.lower[i]).toBeLessThan(point);
      expect(point).toBeLessThan(narrow!.upper[i]!);
      expect(narrow!.upper[i]).toBeLessThan(wide!.upper[i]!);
    });
  });

  it('says how far to trust it: skill, errors and measured coverage', () => {
    const { trust } = answer;
    expect(trust).toMatchObject({ claim: 'beats-naive', origins: 4, reason: null });
    expect(trust.skill).toBeGreaterThan(0);
    expect(trust.skill).toBeLessThan(1);
    expect(trust.mase).toBeGreaterThan(0);
    expect(trust.smape).toBeGreaterThan(0);
    expect(trust.coverage.map(({ level }) => level)).toEqual([0.8, 0.95]);
    for (const { share } of trust.coverage) expect(share).toBeGreaterThan(0.5);
  });

  it('follows the shape of the series', () => {
    const worst = Math.max(...answer.point.map((point, i) => Math.abs(point - weekly(120 + i))));
    expect(worst).toBeLessThan(20);
  });

  it('is filtered by labels', async () => {
    expect((await items({ metric: 'visits' })).map(item => item.labels.unique_id).sort()).toEqual(['a', 'b']);
    expect(await items({ metric: 'visits', label: 'unique_id=b' })).toHaveLength(1);
    expect(await read({ metric: 'visits', label: 'unique_id=c' })).toMatchObject({ status: 404 });
  });

  it('is cut to a shorter horizon', async () => {
    const [cut] = await items({ metric: 'visits', label: 'unique_id=a', horizon: '5' });
    expect(cut).toEqual({
      ...answer,
      time: answer.time.slice(0, 5),
      point: answer.point.slice(0, 5),
      intervals: answer.intervals.map(({ level, lower, upper }) => ({
        level,
        lower: lower.slice(0, 5),
        upper: upper.slice(0, 5),
      })),
    });
  });

  it('is not stretched to a longer one', async () => {
    expect((await items({ metric: 'visits', horizon: '14' }))[0]!.point).toHaveLength(14);
    const longer = await read({ metric: 'visits', horizon: '15' });
    expect(longer).toMatchObject({
      status: 404,
      body: {
        code: 'forecast_not_found',
        detail: "no forecast of 'visits' fits: the longest stored has 14 steps",
        fix: 'POST /api/v1/forecasts {"metric": "visits", "horizon": 15} and wait for its run',
      },
    });
  });

  it('that nobody asked for is not found, with the way to it', async () => {
    const none = await read({ metric: 'unknown' });
    expect(none).toMatchObject({
      status: 404,
      body: { code: 'forecast_not_found', fix: expect.stringContaining('POST') },
    });
  });
});

describe('the ledger', () => {
  it('keeps what was said: a past answer comes back byte for byte', async () => {
    await load('said', longFile(['a'], { days: 60 }));
    api.setNow('2026-03-10T12:00:00Z');
    const one = await forecast({ metric: 'said', horizon: 7 });
    const first = await read({ metric: 'said' });
    await load('said', longFile(['a'], { days: 67, value: i => weekly(i) * (i < 60 ? 1 : 2) }));
    api.setNow('2026-03-11T12:00:00Z');
    const two = await forecast({ metric: 'said', horizon: 7 });
    const second = await read({ metric: 'said' });
    expect([first, second].map(({ body }) => body.items[0].run_id)).toEqual([one.id, two.id]);
    expect(second.body.items[0].origin > first.body.items[0].origin).toBe(true);
    const asOf = async (as_of: string) => (await read({ metric: 'said', as_of })).text;
    expect(await asOf('2026-03-11T11:59:59.999Z')).toBe(first.text);
    expect(await asOf('2026-03-10T12:00:00Z')).toBe(first.text);
    expect(await asOf('2026-03-10T13:00:00+01:00')).toBe(first.text);
    expect(await asOf('2026-03-11T12:00:00Z')).toBe(second.text);
    expect(await read({ metric: 'said', as_of: '2026-03-10T11:59:59Z' })).toMatchObject({
      status: 404,
      body: { code: 'forecast_not_found', detail: expect.stringContaining('as of 2026-03-10T11:59:59.000Z') },
    });
    api.setNow(NOW);
  });

  it('knows the same fit of the same data again', async () => {
    await load('same', longFile(['a']));
    await forecast({ metric: 'same', horizon: 7 });
    const before = await api.rows();
    await forecast({ metric: 'same', horizon: 7 });
    const after = await api.rows();
    expect(after.model_artifact).toBe(before.model_artifact);
    const [one, two] = await models('same', true);
    expect(one.id).not.toBe(two.id);
    for (const same of ['version', 'artifact_sha256', 'data_sha256', 'method', 'training_end'])
      expect(one[same]).toBe(two[same]);
    expect(one.version).toBe(one.artifact_sha256.slice(0, 12));
    expect([one.active, two.active]).toEqual([true, false]);
    expect(await models('same')).toHaveLength(1);
    const numbers = async (as_of: string) => (await items({ metric: 'same', as_of }))[0]!;
    const [a, b] = [await numbers(NOW), await numbers('2026-03-10T12:00:01Z')];
    expect(a.run_id).not.toBe(b.run_id);
    expect({ ...a, run_id: '', issued_at: '' }).toEqual({ ...b, run_id: '', issued_at: '' });
  });
});

describe('a model', () => {
  it.each(['seasonal-naive', 'drift', 'damped-holt'])('%s is used when it is asked for', async model => {
    const metric = `by_${model}`;
    await load(metric, longFile(['a'], { value: i => i + 5 * wiggle(i) }));
    await forecast({ metric, model, horizon: 5 });
    const [answer] = await items({ metric });
    expect(answer!.model).toBe(model);
    expect([model, 'seasonal-naive']).toContain(answer!.method);
    expect(answer!.method === model).toBe(answer!.trust.claim !== 'no-skill' || model === 'seasonal-naive');
    expect(await models(metric)).toMatchObject([{ name: model, metric, labels: { unique_id: 'a' } }]);
  });

  it('that is unknown is a problem that names the known ones', async () => {
    const before = await api.rows();
    const answer = await api.call('POST', '/api/v1/forecasts', { body: { metric: 'visits', model: 'oracle' } });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'unknown_model', fix: expect.stringMatching(/^use one of seasonal-naive, .*ets.*, auto/) },
    });
    expect(await api.rows()).toEqual(before);
  });

  it('without skill is not used: seasonal naive is served, and the answer says so', async () => {
    // A rise long ago: drift carries it on, the last value does not.
    await load('noskill', longFile(['a'], { days: 40, value: i => (i < 10 ? 10 * i : 90 + wiggle(i)) }));
    const run = await forecast({ metric: 'noskill', model: 'drift', horizon: 5 });
    const [answer] = await items({ metric: 'noskill' });
    expect(answer).toMatchObject({ model: 'drift', method: 'seasonal-naive', trust: { claim: 'no-skill' } });
    expect(answer!.trust.skill).toBeLessThan(0);
    expect(answer!.trust.reason).toMatch(
      /^drift erred \d+\.\d % more than seasonal naive at 4 origins: seasonal naive is served$/,
    );
    expect(await itemsOf(run)).toMatchObject([{ status: 'done', reason: answer!.trust.reason }]);
  });

  it('that has too little history for a backtest says so', async () => {
    await load('young', longFile(['a'], { days: 8 }));
    await forecast({ metric: 'young', horizon: 7 });
    const [answer] = await items({ metric: 'young' });
    expect(answer!.trust).toMatchObject({ claim: 'no-backtest', skill: null, coverage: [], origins: 0 });
    expect(answer!.trust.reason).toMatch(/a backtest of 7 steps needs \d+ points, has 8/);
    expect(answer!.intervals.map(({ level }) => level)).toEqual([0.8, 0.95]);
  });
});

describe('a run', () => {
  it('is done although a series is refused, and gives the reason', async () => {
    await load('partly', `${longFile(['a'])}b,2026-01-01,1\nb,2026-01-02,2\n`);
    const run = await forecast({ metric: 'partly' });
    expect(run).toMatchObject({ status: 'done', total: 2, done: 1, refused: 1, failed: 0 });
    expect(await itemsOf(run)).toMatchObject([
      {
        labels: { unique_id: 'b' },
        status: 'refused',
        skill: null,
        reason: 'auto needs at least 3 points; the series has 2',
      },
      { labels: { unique_id: 'a' }, status: 'done' },
    ]);
    expect(await items({ metric: 'partly' })).toHaveLength(1);
  });

  it('of a metric without series fails with the problem', async () => {
    const run = await forecast({ metric: 'empty' });
    expect(run).toMatchObject({
      status: 'failed',
      total: 0,
      problem: { code: 'series_not_found', fix: expect.stringContaining('GET /api/v1/metrics') },
    });
  });

  it('is cancelled by POST, once and for all', async () => {
    const idle = await testApi({ work: false });
    try {
      const { run_id } = await idle.imported(longFile(['a']), { metric: 'visits' });
      const cancelled = await idle.call('POST', `/api/v1/runs/${run_id}/cancel`);
      expect(cancelled).toMatchObject({ status: 200, body: { id: run_id, status: 'cancelled', finished_at: NOW } });
      idle.setNow('2026-03-10T13:00:00Z');
      expect((await idle.call('POST', `/api/v1/runs/${run_id}/cancel`)).body).toEqual(cancelled.body);
    } finally {
      await idle.close();
    }
  });

  it('that is done stays done when it is cancelled', async () => {
    const run = await forecast({ metric: 'partly' });
    expect((await api.call('POST', `/api/v1/runs/${run.id}/cancel`)).body).toEqual(run);
  });

  it('of a file without times counts in made steps', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `a,${i},${weekly(i)}`).join('\n');
    await load('index', `unique_id,ds,y\n${rows}\n`);
    await forecast({ metric: 'index', horizon: 3 });
    const [answer] = await items({ metric: 'index' });
    expect(answer!.time).toEqual(['2000-01-03T12:00:00.000Z', '2000-01-03T13:00:00.000Z', '2000-01-03T14:00:00.000Z']);
  });
});
