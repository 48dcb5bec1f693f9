import { setTimeout as sleep } from 'node:timers/promises';
import { ForesightError } from '@foresight/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';
import { longFile } from '../../test/sample-files.ts';
import type { JobContext } from '../platform/queue.ts';
import { readRuns, type StoreTrx } from '../store/index.ts';
import { forecastHandler, forecastJob } from './forecast.job.ts';
import { fullQuestion, requestForecast } from './index.ts';
import { maintenanceHandler } from './maintenance.job.ts';

const NOW = new Date('2026-03-10T12:00:00Z');
const DEFAULTS = { horizon: 24, levels: [0.95, 0.8], options: {} };

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
  await api.imported(longFile(['a']), { metric: 'visits', train: 'false' });
});
afterAll(() => api.close());

const inside = <T>(work: (trx: StoreTrx) => Promise<T>) => api.app.store.inWorkspace(api.workspaceId, work);
const question = (metric: string) => fullQuestion({ metric, model: 'drift', horizon: 3 }, DEFAULTS);
const jobsAbout = async (runId: string) =>
  (
    await api.db.store.asService(trx =>
      trx.client.query<{ state: string; retry_limit: number; output: { message?: string } | null }>(
        `select state::text, retry_limit, output from foresight_queue.job where data -> 'payload' ->> 'runId' = $1`,
        [runId],
      ),
    )
  ).rows;
const runOf = async (runId: string) => (await inside(trx => readRuns(trx, api.workspaceId, runId)))[0];

describe('a full question', () => {
  it('takes what is open from the defaults, levels and seasons ascending and once', () => {
    expect(fullQuestion({ metric: 'a', seasons: [168, 24, 24] }, DEFAULTS)).toEqual({
      metric: 'a',
      model: 'auto',
      horizon: 24,
      levels: [0.8, 0.95],
      seasons: [24, 168],
    });
    expect(fullQuestion({ metric: 'a', horizon: 5, levels: [0.9, 0.9], model: 'drift' }, DEFAULTS)).toEqual({
      metric: 'a',
      model: 'drift',
      horizon: 5,
      levels: [0.9],
    });
  });

  it('refuses a model that does not exist and names those that do', () => {
    const ask = () => fullQuestion({ metric: 'a', model: 'oracle' }, DEFAULTS);
    expect(ask).toThrow(ForesightError);
    expect(ask).toThrow(
      expect.objectContaining({ code: 'unknown_model', facts: { fix: expect.stringContaining('seasonal-naive') } }),
    );
  });
});

describe('a job that is sent in a transaction', () => {
  it('runs when the transaction commits', async () => {
    const runId = await inside(trx => requestForecast(api.app.queue, trx, api.workspaceId, question('visits')));
    expect(await api.ended(runId)).toMatchObject({ status: 'done', done: 1 });
  });

  it('does not exist when the transaction rolls back', async () => {
    const before = await api.rows();
    let runId = '';
    const undone = inside(async trx => {
      runId = await requestForecast(api.app.queue, trx, api.workspaceId, question('visits'));
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    expect(runId).not.toBe('');
    expect(await jobsAbout(runId)).toEqual([]);
    expect(await runOf(runId)).toBeUndefined();
    expect(await api.rows()).toEqual(before);
  });

  it('of a newer version is left for a newer service, and says so', async () => {
    const runId = '00000000-0000-4000-8000-000000000001';
    const newer = { ...forecastJob, version: 2 };
    await inside(trx => api.app.queue.send(trx.client, newer, { workspaceId: api.workspaceId, runId }));
    let job = (await jobsAbout(runId))[0];
    while (!job?.output) {
      await sleep(20);
      job = (await jobsAbout(runId))[0];
    }
    expect(job.output.message).toBe('job forecast-run has payload version 2; this service knows 1: upgrade it');
    expect(job.state).toBe('retry');
  });
});

describe('the handler of forecast runs', () => {
  const context = (more: Partial<JobContext>): JobContext => ({
    signal: new AbortController().signal,
    lastTry: false,
    tries: 1,
    logger: api.app.logger,
    ...more,
  });
  const handler = (now = () => NOW) =>
    forecastHandler(api.app.queue, { store: api.app.store, pool: api.app.pool, metrics: api.app.metrics, now });
  const notSent = () =>
    inside(async trx => {
      const { rows } = await trx.client.query<{ id: string }>(
        `insert into analytics.model_run (workspace_id, kind, question) values ($1, 'forecast', $2) returning id`,
        [api.workspaceId, JSON.stringify(question('visits'))],
      );
      return rows[0]!.id;
    });
  const aborted = AbortSignal.abort();
  const fails = () => {
    throw new Error('the clock has stopped at secret');
  };

  it('throws while there are tries left, and leaves the run as it is', async () => {
    const runId = await notSent();
    const work = handler(fails)({ workspaceId: api.workspaceId, runId }, context({}));
    await expect(work).rejects.toThrow('the clock has stopped');
    expect(await runOf(runId)).toMatchObject({ status: 'queued', problem: null });
  });

  it('marks the run as failed at the last try, and keeps the cause for the log', async () => {
    const runId = await notSent();
    let calls = 0;
    const first = () => (calls++ === 0 ? fails() : NOW);
    const last = context({ lastTry: true, tries: 4 });
    const work = handler(first)({ workspaceId: api.workspaceId, runId }, last);
    await expect(work).rejects.toThrow('the clock has stopped');
    const run = await runOf(runId);
    expect(run).toMatchObject({ status: 'failed', finished_at: NOW.toISOString() });
    expect(run?.problem).toMatchObject({ code: 'internal', instance: runId, fix: expect.stringContaining(runId) });
    expect(run?.problem?.detail).toBe('the run failed; it was tried 4 times, and the log has the cause');
    expect(JSON.stringify(run)).not.toContain('secret');
  });

  it('sends a new job when the last try is given back by a service that stops', async () => {
    const runId = await notSent();
    const payload = { workspaceId: api.workspaceId, runId, retries: 2 };
    await handler()(payload, context({ lastTry: true, signal: aborted }));
    // With the tries of its schedule, all of them.
    expect(await jobsAbout(runId)).toMatchObject([{ retry_limit: 2 }]);
    expect(await api.ended(runId)).toMatchObject({ status: 'done', done: 1 });
  });
});

describe('maintenance', () => {
  it('folds closed days, keeps partitions ready and changes no answer', async () => {
    const points = [
      ['2026-03-09T10:00:00.000Z', 1],
      ['2026-03-10T10:00:00.000Z', 2],
    ];
    await api.call('POST', '/api/v1/metrics/pushed/points', { body: { series: [{ points }] } });
    const [{ id }] = (await api.call('GET', '/api/v1/series', { query: { metric: 'pushed' } })).body.items;
    const before = await api.call('GET', `/api/v1/series/${id}/points`);
    const rows = await api.rows();
    const deps = { store: api.app.store, maxOpenRows: 1000, ledgerDays: 0, eventMonths: 0 };
    const context = { signal: new AbortController().signal, lastTry: false, tries: 1, logger: api.app.logger };
    await maintenanceHandler({ ...deps, now: () => NOW })({}, context);
    const folded = await api.rows();
    expect(folded.metric_point).toBe(rows.metric_point! - 1);
    expect(folded.metric_chunk).toBe(rows.metric_chunk! + 1);
    const next = new Date('2026-03-11T00:00:01Z');
    await maintenanceHandler({ ...deps, now: () => next })({}, context);
    expect((await api.rows()).metric_point).toBe(0);
    expect((await api.call('GET', `/api/v1/series/${id}/points`)).body).toEqual(before.body);
    const { rows: found } = await api.db.store.asService(trx =>
      trx.client.query(
        "select to_regclass('analytics.metric_point_2026_03_13') as day, to_regclass('analytics.predictions_2026_05') as month",
      ),
    );
    expect(found).toEqual([{ day: 'analytics.metric_point_2026_03_13', month: 'analytics.predictions_2026_05' }]);
  });

  it('folds the open day, too, when it has more rows than allowed', async () => {
    const points = Array.from({ length: 30 }, (_, i) => [`2026-03-12T10:${String(i).padStart(2, '0')}:00.000Z`, i]);
    await api.call('POST', '/api/v1/metrics/busy/points', { body: { series: [{ points }] } });
    const context = { signal: new AbortController().signal, lastTry: false, tries: 1, logger: api.app.logger };
    const now = () => new Date('2026-03-12T12:00:00Z');
    await maintenanceHandler({ store: api.app.store, maxOpenRows: 30, ledgerDays: 0, eventMonths: 0, now })(
      {},
      context,
    );
    expect((await api.rows()).metric_point).toBe(30);
    await maintenanceHandler({ store: api.app.store, maxOpenRows: 29, ledgerDays: 0, eventMonths: 0, now })(
      {},
      context,
    );
    expect((await api.rows()).metric_point).toBe(0);
    const [series] = (await api.call('GET', '/api/v1/series', { query: { metric: 'busy' } })).body.items;
    expect(series.points).toBe(30);
  });
});
