import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallOptions, type TestApi, testApi } from '../../test/api.ts';
import { longFile } from '../../test/sample-files.ts';
import { endAbandonedRuns, runDueSchedules } from '../jobs/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
  await api.imported(longFile(['a', 'b']), { metric: 'visits', train: 'false' });
});
afterAll(() => api.close());

const PATH = '/api/v1/schedules';
const question = { metric: 'visits', model: 'drift', horizon: 3 };
const post = (body: unknown, options: CallOptions = {}) =>
  api.call('POST', PATH, { body, token: api.tokens.write, ...options });
const put = (slug: string, body: unknown) => api.call('PUT', `${PATH}/${slug}`, { body, token: api.tokens.write });
const read = async (slug: string) => (await api.call('GET', `${PATH}/${slug}`, { token: api.tokens.read })).body;
const look = () => {
  const { store, queue, config } = api.app;
  return runDueSchedules(queue, { store, config, now: () => new Date(now) });
};
let now = '2026-03-10T12:00:00.000Z';
/** The clock goes on, for routes and jobs. */
const at = (time: string) => {
  now = time;
  api.setNow(time);
};

describe('schedules', () => {
  it('are made, listed, changed, paused, and removed', async () => {
    const made = await post({ slug: 'hourly', question, every: '1h' });
    expect(made).toMatchObject({
      status: 201,
      body: { slug: 'hourly', every: '1h', cron: null, time_zone: 'UTC', enabled: true, failures: 0, last_run: null },
    });
    expect(made.body.next_due).toBe('2026-03-10T13:00:00.000Z');
    const changed = await put('hourly', { question, cron: '30 6 * * *', time_zone: 'Europe/Berlin' });
    expect(changed.body).toMatchObject({ every: null, cron: '30 6 * * *', next_due: '2026-03-11T05:30:00.000Z' });
    const paused = await put('hourly', { question, every: '1h', enabled: false });
    expect(paused.body).toMatchObject({ enabled: false, next_due: null });
    expect((await api.call('GET', PATH, { token: api.tokens.read })).body.items).toHaveLength(1);
    expect((await api.call('DELETE', `${PATH}/hourly`, { token: api.tokens.write })).status).toBe(204);
    expect(await read('hourly')).toMatchObject({ code: 'schedule_not_found', fix: expect.stringMatching(/make one/) });
  });

  it('run when they are due, once for all that was missed, and say what became of it', async () => {
    await post({ slug: 'due', question, every: '1h' });
    expect(await look()).toBe(0);
    at('2026-03-10T17:20:00.000Z');
    expect(await look()).toBe(1);
    // The run is under way, or its time has moved on: nothing is due twice.
    expect(await look()).toBe(0);
    const { last_run, next_due } = await read('due');
    expect(last_run).toMatchObject({ due_at: '2026-03-10T13:00:00.000Z' });
    expect(next_due).toBe('2026-03-10T18:00:00.000Z');
    expect(await api.ended(last_run.id)).toMatchObject({ status: 'done', done: 2 });
    expect(await read('due')).toMatchObject({ failures: 0, last_run: { status: 'done', problem: null } });
  });

  it('two processes that look at the same moment take each due time once', async () => {
    at('2026-03-10T18:30:00.000Z');
    expect((await Promise.all([look(), look(), look()])).reduce((a, b) => a + b)).toBe(1);
    const { last_run } = await read('due');
    await api.ended(last_run.id);
    const runs = await api.db.store.asService(trx =>
      trx.client.query(
        'select due_at, count(*)::int as n from analytics.model_run where due_at is not null group by 1',
      ),
    );
    expect(runs.rows.map(({ n }) => n)).toEqual([1, 1]);
  });

  it('count failures in a row, and go on', async () => {
    await post({ slug: 'broken', question, every: '1h' });
    const { store } = api.app;
    await store.inWorkspace(api.workspaceId, trx =>
      trx.client.query(
        `update analytics.schedule set question = '{"metric": "visits", "model": "crystal-ball"}' where slug = 'broken'`,
      ),
    );
    for (const hour of [20, 21]) {
      at(`2026-03-10T${hour}:30:00.000Z`);
      await look();
    }
    expect(await read('broken')).toMatchObject({
      failures: 2,
      next_due: '2026-03-10T22:00:00.000Z',
      last_run: { status: 'failed', problem: { code: 'unknown_model' } },
    });
    await put('broken', { question, every: '1h' });
    at('2026-03-10T22:30:00.000Z');
    await look();
    const { last_run } = await read('broken');
    await api.ended(last_run.id);
    expect(await read('broken')).toMatchObject({ failures: 0, last_run: { status: 'done' } });
  });

  it('go on after a run whose process died in its last try', async () => {
    const { store, queue } = api.app;
    const sweep = (time: string) => endAbandonedRuns(queue, { store, now: () => new Date(time) });
    // As it is left behind: under way, and no job for it.
    await store.inWorkspace(api.workspaceId, trx =>
      trx.client.query(
        `insert into analytics.model_run (workspace_id, kind, question, status, schedule_id, due_at, created_at)
         select workspace_id, 'forecast', question, 'running', id, '2026-03-10T23:00Z', '2026-03-10T23:00Z'
         from analytics.schedule where slug = 'due'`,
      ),
    );
    at('2026-03-11T02:30:00.000Z');
    const waiting = (await read('due')).next_due;
    await look();
    expect((await read('due')).next_due).toBe(waiting);
    // One that was asked for just now may still get its job.
    expect(await sweep('2026-03-10T23:00:30Z')).toBe(0);
    expect(await sweep('2026-03-11T02:30:00Z')).toBe(1);
    const rows = await store.inWorkspace(api.workspaceId, trx =>
      trx.client.query(
        `select r.status, r.problem ->> 'detail' as why from analytics.model_run r
         join analytics.schedule s on s.id = r.schedule_id where s.slug = 'due' and r.due_at = '2026-03-10T23:00Z'`,
      ),
    );
    expect(rows.rows).toEqual([{ status: 'failed', why: 'the service died in the last try of the run' }]);
    await look();
    expect((await read('due')).next_due).toBe('2026-03-11T03:00:00.000Z');
  });

  it('have their own number of tries, by time and by hand', async () => {
    const triesOf = (runId: string) =>
      api.db.store.asService(async trx => {
        const sql = `select retry_limit from foresight_queue.job where data -> 'payload' ->> 'runId' = $1`;
        return (await trx.client.query<{ retry_limit: number }>(sql, [runId])).rows.map(row => row.retry_limit);
      });
    expect((await post({ slug: 'once', question, every: '1h', retries: 0 })).body).toMatchObject({ retries: 0 });
    expect(await read('due')).toMatchObject({ retries: null });
    at('2026-03-11T04:30:00.000Z');
    await look();
    for (const [slug, tries] of [
      ['once', 0],
      ['due', 10],
    ] as const) {
      const { last_run } = await read(slug);
      expect(await triesOf(last_run.id)).toEqual([tries]);
      await api.ended(last_run.id);
    }
    expect((await put('once', { question, every: '1h', retries: 3 })).body).toMatchObject({ retries: 3 });
    const byHand = await api.call('POST', `${PATH}/once/run`, { token: api.tokens.write });
    expect(await triesOf(byHand.body.run_id)).toEqual([3]);
    await api.ended(byHand.body.run_id);
    expect((await put('once', { question, every: '1h' })).body).toMatchObject({ retries: null });
  });

  it('run by hand, and keep their due time', async () => {
    const { next_due } = await read('due');
    const asked = await api.call('POST', `${PATH}/due/run`, { token: api.tokens.write });
    expect(asked.status).toBe(202);
    await api.ended(asked.body.run_id);
    expect(await read('due')).toMatchObject({ next_due, last_run: { id: asked.body.run_id, due_at: null } });
  });

  it.each([
    [{ slug: 'x', question }, /either 'every' or 'cron', not neither/],
    [{ slug: 'x', question, every: '1h', cron: '* * * * *' }, /not both/],
    [{ slug: 'x', question, every: 'often' }, /every/],
    [{ slug: 'x', question, every: '1h', retries: -1 }, /retries/],
    [{ slug: 'x', question, every: '1h', retries: 11 }, /retries/],
    [{ slug: 'x', question, every: '1h', retries: 1.5 }, /retries/],
    [{ slug: 'x', question, cron: '99 * * * *' }, /cannot be read/],
    [{ slug: 'x', question, cron: '0 6 * * *', time_zone: 'Mars/Olympus' }, /Mars/],
    [{ slug: 'X!', question, every: '1h' }, /slug/],
    [{ slug: 'x', question: { metric: 'visits', model: 'crystal-ball' }, every: '1h' }, /no model 'crystal-ball'/],
    [{ slug: 'x', question: { ...question, horizon: 0 }, every: '1h' }, /horizon/],
    [{ slug: 'due', question, every: '1h' }, /already/],
  ])('refuse %j', async (body, reason) => {
    const answer = await post(body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body.detail).toMatch(reason);
  });

  it('belong to their workspace, and readers do not change them', async () => {
    expect((await api.call('GET', PATH, { token: api.tokens.other })).body.items).toEqual([]);
    expect((await api.call('POST', `${PATH}/due/run`, { token: api.tokens.other })).status).toBe(404);
    expect((await post({ slug: 'y', question, every: '1h' }, { token: api.tokens.read })).status).toBe(403);
  });
});
