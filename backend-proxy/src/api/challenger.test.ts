import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallOptions, type TestApi, testApi } from '../../test/api.ts';
import { judge } from '../jobs/index.ts';
import { insertMoment } from '../store/index.ts';

const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 0, 1);
const PATH = '/api/v1/challengers';

let api: TestApi;
let day = 0;

/** A line that climbs by 10 a day with a little noise: drift knows, naive lags behind. */
const rows = (metric: string, from: number, to: number) =>
  `time,value\n${Array.from({ length: to - from }, (_, i) => {
    const at = from + i;
    const noise = ((at * 7919 + metric.length) % 5) / 10;
    return `${new Date(FIRST + at * DAY).toISOString().slice(0, 10)},${100 + 10 * at + noise}`;
  }).join('\n')}\n`;

const post = (url: string, body: unknown, options: CallOptions = {}) =>
  api.call('POST', url, { body, token: api.tokens.write, ...options });
const get = async (url: string) => (await api.call('GET', url, { token: api.tokens.read })).body;
const standing = async (slug: string) => (await get(PATH)).items.find((one: { slug: string }) => one.slug === slug);
const served = async (metric: string) => (await get(`/api/v1/forecasts?metric=${metric}`)).items[0];
const look = () => judge(api.app.queue, { store: api.app.store, now: () => new Date(FIRST + day * DAY) }, {});
const settled = async () => {
  for (;;) {
    const { items } = await get('/api/v1/runs');
    const open = items.filter(({ status }: { status: string }) => ['queued', 'running'].includes(status));
    if (open.length === 0) return;
    await api.ended(open[0].id);
  }
};

/** A day passes: its value comes, forecasts are asked for as anyone would, and the judge looks. */
async function nextDay(metric: string) {
  await api.imported(rows(metric, day, day + 1), { metric, train: 'false' });
  day++;
  api.setNow(new Date(FIRST + day * DAY).toISOString());
  await post('/api/v1/forecasts', { metric, horizon: 1 });
  await settled();
  return look();
}

beforeAll(async () => {
  api = await testApi();
  day = 40;
  api.setNow(new Date(FIRST + day * DAY).toISOString());
  for (const metric of ['visits', 'sales']) {
    await api.imported(rows(metric, 0, day), { metric, train: 'false' });
    await post('/api/v1/forecasts', { metric, model: 'seasonal-naive', horizon: 1 });
  }
  await settled();
});
afterAll(() => api.close());

const rival = { slug: 'rival', metric: 'visits', recipe: { model: 'drift' }, auto_promote: true };

describe('challengers', () => {
  it('are made beside what serves, which becomes the champion', async () => {
    const made = await post(PATH, rival);
    expect(made).toMatchObject({
      status: 201,
      body: {
        slug: 'rival',
        recipe: { model: 'drift' },
        min_gain: 0.02,
        level: 0.05,
        auto_promote: true,
        promoted_at: null,
        standing: { better: false, moments: 0, next_look: 8, next_level: 0.025 },
      },
    });
    const same = await post(PATH, { ...rival, slug: 'twin', recipe: { model: 'seasonal-naive' } });
    expect(same).toMatchObject({ status: 409, body: { detail: expect.stringContaining("model 'seasonal-naive'") } });
  });

  it('forecast in the shadow, so that no answer comes from them', async () => {
    await nextDay('visits');
    expect(await served('visits')).toMatchObject({ model: 'seasonal-naive' });
    const { rows: apart } = await api.db.store.asService(trx =>
      trx.client.query('select count(*)::int as n from analytics.shadow_predictions'),
    );
    expect(apart[0].n).toBeGreaterThan(0);
    const versions = (await get('/api/v1/models?metric=visits')).items;
    expect(versions.map(({ name }: { name: string }) => name)).toEqual(['seasonal-naive']);
    const { items } = await get('/api/v1/forecasts/moments?metric=visits');
    // The training before, and the one of today; not that of the shadow.
    expect(items).toHaveLength(2);
  });

  it('are not promoted on few moments, and a person is refused with the numbers', async () => {
    for (let i = 0; i < 3; i++) expect((await nextDay('visits')).promoted).toEqual([]);
    const { standing: now } = await standing('rival');
    expect(now).toMatchObject({ better: false, moments: 3 });
    expect(now.text).toMatch(/^not yet: 3 moments, gain \d+(\.\d)? %, p 0\.25; decided next at 8/);
    const refused = await post(`${PATH}/rival/promote`, {});
    expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining('not yet: 3 moments') } });
    const events = await api.db.store.asService(trx =>
      trx.client.query('select kind, text from analytics.model_event'),
    );
    expect(events.rows).toEqual([{ kind: 'refused', text: now.text }]);
    expect(await served('visits')).toMatchObject({ model: 'seasonal-naive' });
  });

  it('are promoted by the judge when they are better by more than chance, and answer at once', async () => {
    const promoted: string[][] = [];
    for (let i = 0; i < 6; i++) promoted.push((await nextDay('visits')).promoted);
    await settled();
    const one = await standing('rival');
    expect(one.promoted_at).not.toBeNull();
    expect(one.standing.text).toMatch(/^better: \d+ moments, gain/);
    expect(await served('visits')).toMatchObject({ model: 'drift' });
    // From now on a question that says not how is asked of the new champion.
    await nextDay('visits');
    expect(await served('visits')).toMatchObject({ model: 'drift' });
    const again = await post(`${PATH}/rival/promote`, { force: true });
    expect(again).toMatchObject({ status: 409, body: { detail: expect.stringContaining('promoted before') } });
  });

  it('that were promoted make what schedules ask for, whatever model those name', async () => {
    const question = { metric: 'visits', model: 'seasonal-naive', horizon: 1 };
    await post('/api/v1/schedules', { slug: 'nightly', question, every: '1d' });
    const { body } = await post('/api/v1/schedules/nightly/run', undefined);
    expect((await api.ended(body.run_id)).question).toMatchObject({ model: 'drift', horizon: 1 });
    // A person who says how is answered as asked.
    const asked = await post('/api/v1/forecasts', question);
    expect((await api.ended(asked.body.run_id)).question).toMatchObject({ model: 'seasonal-naive' });
  });

  it('are rolled back in one call', async () => {
    const back = await post('/api/v1/models/rollback', { metric: 'visits' });
    expect(back).toMatchObject({ status: 200, body: { came_by: 'rolled-back', recipe: { model: 'seasonal-naive' } } });
    expect(back.body.run_ids.length).toBeGreaterThan(0);
    await settled();
    expect(await served('visits')).toMatchObject({ model: 'seasonal-naive' });
    const further = await post('/api/v1/models/rollback', { metric: 'visits' });
    expect(further).toMatchObject({ status: 409, body: { detail: expect.stringContaining('is the first it had') } });
    const never = await post('/api/v1/models/rollback', { metric: 'sales' });
    expect(never).toMatchObject({ status: 409, body: { detail: expect.stringContaining('no challenger was ever') } });
  });

  it('are promoted by a person all the same, where that is wanted; others begin a new contest', async () => {
    await post(PATH, { ...rival, slug: 'second', auto_promote: false });
    await post(PATH, { ...rival, slug: 'third', recipe: { model: 'theta' }, auto_promote: false });
    await nextDay('visits');
    await nextDay('visits');
    expect((await standing('third')).standing.moments).toBe(1);
    const done = await post(`${PATH}/second/promote`, { force: true });
    expect(done).toMatchObject({ status: 200, body: { came_by: 'promoted', recipe: { model: 'drift' } } });
    await settled();
    expect(await served('visits')).toMatchObject({ model: 'drift' });
    expect((await standing('third')).standing.moments).toBe(0);
  });

  it('that are equal tie, and are not promoted', async () => {
    await post(PATH, {
      slug: 'equal',
      metric: 'sales',
      recipe: { model: 'seasonal-naive', level_shifts: true },
      auto_promote: true,
    });
    const { id, champion, runs } = await contestOf('equal');
    await api.app.store.inWorkspace(api.workspaceId, async trx => {
      for (const [slot, runId] of runs.entries()) {
        const key = { workspaceId: api.workspaceId, challengerId: id, championId: champion, runId };
        await insertMoment(trx, key, { slot, series: 1, champion: 1, challenger: 1 });
      }
    });
    expect((await look()).promoted).toEqual([]);
    expect((await standing('equal')).standing).toMatchObject({ better: false, gain: 0, p_value: 1 });
  });

  it.each([
    [{ ...rival, slug: 'X!' }, /slug/],
    [{ ...rival, slug: 'rival' }, /already/],
    [{ ...rival, slug: 'x', metric: 'nothing' }, /no series of 'nothing'/],
    [{ ...rival, slug: 'x', recipe: { model: 'crystal-ball' } }, /no model 'crystal-ball'/],
    [{ ...rival, slug: 'x', recipe: { horizon: 3 } }, /horizon/],
    [{ ...rival, slug: 'x', min_gain: 2 }, /min_gain/],
    [{ ...rival, slug: 'x', level: 0.5 }, /level/],
    [{ ...rival, slug: 'x', steps: 0 }, /steps/],
  ])('refuse %j', async (body, reason) => {
    const answer = await post(PATH, body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body.detail).toMatch(reason);
  });

  it('belong to their workspace, and readers do not change them', async () => {
    const other = { token: api.tokens.other };
    expect((await api.call('GET', PATH, other)).body.items).toEqual([]);
    expect((await post(`${PATH}/third/promote`, { force: true }, other)).status).toBe(404);
    expect((await post('/api/v1/models/rollback', { metric: 'visits' }, other)).status).toBe(409);
    expect((await api.call('DELETE', `${PATH}/third`, other)).status).toBe(404);
    for (const [url, body] of [
      [PATH, { ...rival, slug: 'y' }],
      [`${PATH}/third/promote`, {}],
      ['/api/v1/models/rollback', { metric: 'visits' }],
    ] as const) {
      expect((await post(url, body, { token: api.tokens.read })).status).toBe(403);
    }
    expect((await api.call('DELETE', `${PATH}/third`, { token: api.tokens.write })).status).toBe(204);
  });
});

/** Ids behind a contest, and runs that its moments may hang on. */
async function contestOf(slug: string): Promise<{ id: string; champion: string; runs: string[] }> {
  return api.db.store.asService(async trx => {
    const { rows } = await trx.client.query(
      `select c.id, k.id as champion from analytics.challenger c
       join analytics.champion k on k.metric = c.metric and k.until is null where c.slug = $1`,
      [slug],
    );
    const runs = await trx.client.query(
      `insert into analytics.model_run (workspace_id, kind, question, status)
       select $1, 'forecast', '{"metric": "sales", "horizon": 1}', 'done' from generate_series(1, 16) returning id`,
      [api.workspaceId],
    );
    return { ...rows[0], runs: runs.rows.map(row => row.id) };
  });
}
