import type { ChallengerAnswer } from '@foresight/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertMoment } from '../../backend-proxy/src/store/index.ts';
import { FakeGrafana } from './fake-grafana.ts';
import { HOUR, type HostService, hostService, hourly, THIS_HOUR } from './service.ts';
import type { ReadFrame } from './strict-frame.ts';
import { trainMetric } from './train-metric.ts';

const DAY = 24 * HOUR;
let service: HostService;
let grafana: FakeGrafana;

beforeAll(async () => {
  service = await hostService();
  const api = hourly({ service: 'api' }, 24 * 8);
  const early = { ...api, ts: api.ts.slice(0, -24), value: api.value.slice(0, -24) };
  await service.push('visits', [early, hourly({ service: 'web' }, 24 * 8)]);
  await trainMetric(service, { metric: 'visits', horizon: 24, model: 'drift' });
  // A day of values comes, and a series that no forecast knows.
  await service.push('visits', [api, hourly({ service: 'new' }, 24 * 8)]);
  await service.push('silent', [hourly({}, 24 * 8)]);
  grafana = new FakeGrafana(service.tcp, { token: service.tokens.read });
});
afterAll(async () => {
  grafana.close();
  await service.close();
});

const RANGE = { from: THIS_HOUR - 30 * DAY, to: Date.now() + DAY, queryType: 'model' };
const ask = (model: object, who?: FakeGrafana) => (who ?? grafana).frames({ queryType: 'model', ...model }, RANGE);
const fromRule = async (model: object) => {
  const asked = [{ ...RANGE, model: { queryType: 'model', ...model } }];
  return (await grafana.query(asked, {}, { headers: { FromAlert: 'true' } })).A!;
};
const rows = (frame: ReadFrame) =>
  Array.from({ length: frame.rows }, (_, i) =>
    Object.fromEntries(frame.fields.map(({ name, values }) => [name, values[i]])),
  );
const numbersOf = (frame: ReadFrame) => frame.fields.filter(({ type }) => type === 'number').map(({ name }) => name);

interface ChallengerList {
  readonly items: readonly ChallengerAnswer[];
}

/** Puts down what the judge measures of one run of champion and challenger. */
async function measured(slug: string, losses: { readonly champion: number; readonly challenger: number }) {
  const { db, workspaceId } = service;
  await db.store.inWorkspace(workspaceId, async trx => {
    const one = async (sql: string, value: string) =>
      (await trx.client.query<{ id: string }>(sql, [value])).rows[0]!.id;
    const key = {
      workspaceId,
      challengerId: await one('select id from analytics.challenger where slug = $1', slug),
      championId: await one('select id from analytics.champion where metric = $1', 'visits'),
      runId: await one("select id from analytics.model_run where question ->> 'metric' = $1 limit 1", 'visits'),
    };
    await insertMoment(trx, key, { slot: 1, series: 2, ...losses });
  });
}

describe('a model query', () => {
  it('says of each series whether its forecast can be trusted', async () => {
    const [frame] = await ask({ metric: 'visits' });
    expect(frame!.meta.type).toBe('numeric-long');
    const told = Object.fromEntries(rows(frame!).map(row => [row.service, row]));
    expect(told.web).toMatchObject({ metric: 'visits', state: 'fresh', healthy: 1, promised: 0.95 });
    expect(told.web!.age_hours).toBeGreaterThanOrEqual(0);
    expect(told.web!.age_hours).toBeLessThan(1);
    // All 24 steps that it forecast are past.
    expect(told.api).toMatchObject({ healthy: 0, state: expect.stringMatching(/stale|drifting/) });
    expect(told.api!.coverage).toBeGreaterThanOrEqual(0);
    expect(told.new).toMatchObject({ healthy: null, state: 'none', why: 'no forecast is stored' });
    expect(frame!.meta.notices.map((one: { text: string }) => one.text).join('\n')).toMatch(
      /no forecast is stored for 1 of 3 series[\s\S]*visits api is (stale|drifting): /,
    );
  });

  it('gives a rule one number a series under labels that stay', async () => {
    const { frames } = await fromRule({ metric: 'visits' });
    expect(numbersOf(frames[0]!)).toEqual(['healthy']);
    expect(frames[0]!.fields.map(({ name }) => name).sort()).toEqual(['healthy', 'metric', 'service', 'time']);
    const told = Object.fromEntries(rows(frames[0]!).map(row => [row.service, row.healthy]));
    expect(told).toEqual({ web: 1, api: 0, new: null });
    const one = await fromRule({ metric: 'visits', stat: 'error_ratio' });
    expect(numbersOf(one.frames[0]!)).toEqual(['error_ratio']);
  });

  it('is no data where nothing is forecast, with the reason', async () => {
    const { frames } = await fromRule({ metric: 'silent' });
    expect(rows(frames[0]!)).toMatchObject([{ healthy: null }]);
    expect(frames[0]!.meta.notices[0].text).toBe('no forecast is stored for 1 of 1 series: train silent');
    const [frame] = await ask({ metric: 'nothing' });
    expect(frame!.fields).toEqual([]);
    expect(frame!.meta.notices[0].text).toBe("no series of 'nothing' fits");
  });

  it('tells every metric that has forecasts', async () => {
    const [frame] = await ask({});
    expect(
      rows(frame!)
        .map(row => [row.metric, row.service])
        .sort(),
    ).toEqual([
      ['visits', 'api'],
      ['visits', 'web'],
    ]);
  });

  it('lists the versions', async () => {
    const [frame] = await ask({ metric: 'visits', show: 'versions' });
    expect(frame!.meta.type).toBe('table');
    expect(rows(frame!)).toHaveLength(2);
    expect(rows(frame!)[0]).toMatchObject({
      metric: 'visits',
      model: 'drift',
      active: 'yes',
      series: expect.stringMatching(/api|web/),
      version: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
  });

  it('draws how wrong the forecasts were that have met their values', async () => {
    const frames = await ask({ metric: 'visits', show: 'errors' });
    expect(frames).toHaveLength(1);
    const [, value] = frames[0]!.fields;
    expect(value!.labels).toEqual({ service: 'api', metric: 'visits' });
    expect(value!.values).toHaveLength(1);
    expect(value!.values[0]).toBeGreaterThan(0);
    expect(frames[0]!.meta.notices[0].text).toMatch(/of 2 of 3 series no forecast/);
  });

  it('tells where challengers stand, as the API does', async () => {
    const [none] = await ask({ metric: 'visits', show: 'challengers' });
    expect(none!.fields).toEqual([]);
    expect(none!.meta.notices[0].text).toBe("no challenger of 'visits' is tried");

    const headers = { authorization: `Bearer ${service.tokens.admin}` };
    const url = '/api/v1/challengers';
    const payload = { slug: 'rival', metric: 'visits', recipe: { model: 'theta' }, auto_promote: true };
    expect((await service.app.api.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(201);
    await measured('rival', { champion: 2, challenger: 1.5 });
    const [told] = (await service.app.api.inject({ url, headers })).json<ChallengerList>().items;

    const [frame] = await ask({ show: 'challengers' });
    expect(frame!.meta.type).toBe('table');
    expect(rows(frame!)).toEqual([
      {
        ...{ metric: 'visits', challenger: 'rival', model: 'theta', verdict: 'not yet', 'promoted by': 'the judge' },
        ...{ gain: 0.25, p: 1, moments: 1, independent: 1, 'decided next at': 8, 'with p below': 0.025 },
        ...{ why: told!.standing.text, since: BigInt(Date.parse(told!.created_at)) * 1_000_000n },
      },
    ]);
    const labels = [{ name: 'service', op: '=', value: 'api' }];
    const [labelled] = await ask({ metric: 'visits', labels, show: 'challengers' });
    expect(rows(labelled!)).toEqual(rows(frame!));
    expect(labelled!.meta.notices[0].text).toMatch(/the labels choose nothing here$/);
    expect(await fromRule({ show: 'challengers' })).toMatchObject({ status: 400 });
  });

  it('refuses what no rule could judge, and shows no other workspace', async () => {
    expect(await fromRule({ metric: 'visits', show: 'errors' })).toMatchObject({
      status: 400,
      error: expect.stringContaining("Fix: show 'health'"),
    });
    const other = new FakeGrafana(service.tcp, { token: service.tokens.other });
    for (const show of ['health', 'versions', 'errors', 'challengers']) {
      const [frame] = await ask({ metric: 'visits', show }, other);
      expect(frame!.fields).toEqual([]);
    }
    other.close();
  });
});
