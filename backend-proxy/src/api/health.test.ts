import { setTimeout as sleep } from 'node:timers/promises';
import { ProblemSchema } from '@foresight/contracts';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';
import { type DatabaseProxy, databaseProxy } from '../../test/database-proxy.ts';
import { apiOperations } from '../../test/operations.ts';
import { longFile } from '../../test/sample-files.ts';
import { VERSION } from '../main/version.ts';

const closed = (await apiOperations()).filter(operation => !operation.public);

let proxy: DatabaseProxy;
let api: TestApi;
beforeAll(async () => {
  api = await testApi({
    url: async db => {
      proxy = await databaseProxy(db.url);
      return proxy.url;
    },
  });
});
afterAll(async () => {
  await api.close();
  await proxy.down();
});

const get = (url: string) => api.call('GET', url, { token: null });
const up = async () => /^foresight_database_up (\d)$/m.exec((await get('/metrics')).text)?.[1];
/** Readiness is kept for a second. */
const readyIs = async (status: number) => {
  let answer = await get('/health/ready');
  while (answer.status !== status) {
    await sleep(50);
    answer = await get('/health/ready');
  }
  return answer;
};

describe('while the database answers', () => {
  it('the service is alive and ready', async () => {
    expect(await get('/health/live')).toMatchObject({ status: 200, body: { alive: true, version: VERSION } });
    expect((await readyIs(200)).body).toEqual({
      ready: true,
      version: VERSION,
      checks: { database: { ok: true, detail: 'answers' }, migrations: { ok: true, detail: 'up to date' } },
    });
    expect(await up()).toBe('1');
  });

  it('what it did shows in its metrics', async () => {
    const { run_id } = await api.imported(longFile(['a']), { metric: 'visits' });
    await api.ended(run_id!);
    const { text, type } = await get('/metrics');
    expect(type).toMatch(/^text\/plain/);
    for (const line of [
      /^foresight_http_request_duration_seconds_count\{method="POST",route="\/api\/v1\/imports",status="201"\} 1$/m,
      /^foresight_metric_points_total\{kind="added"\} 60$/m,
      /^foresight_series_trained_total\{status="done"\} 1$/m,
      /^foresight_fit_duration_seconds_count\{model="auto"\} 1$/m,
      /^foresight_jobs_total\{job="forecast-run",outcome="done"\} 1$/m,
      /^foresight_process_cpu_seconds_total /m,
    ]) {
      expect(text).toMatch(line);
    }
  });
});

describe('while the database is away', () => {
  beforeAll(() => proxy.down());

  it('the service is alive but not ready, and says which part', async () => {
    expect((await get('/health/live')).status).toBe(200);
    const { body } = await readyIs(503);
    expect(body).toMatchObject({ ready: false, checks: { database: { ok: false }, migrations: { ok: false } } });
    expect(body.checks.database.detail).not.toBe('');
    expect(await up()).toBe('0');
  });

  it.each(closed)('$name answers 503 and the way out', async ({ method, url, takes }) => {
    const answer = await api.call(method, url, takes === 'text/csv' ? { body: 'a', type: takes } : {});
    expect(answer).toMatchObject({
      status: 503,
      body: { code: 'unavailable', fix: expect.stringContaining('/health/ready') },
    });
    expect(answer.type).toMatch(/^application\/problem\+json/);
    expect(Value.Errors(ProblemSchema, answer.body)).toEqual([]);
    expect(answer.text).not.toContain('ECONN');
  });

  it('comes back by itself, with jobs, when the database does', async () => {
    await proxy.up();
    expect((await readyIs(200)).body.ready).toBe(true);
    expect(await up()).toBe('1');
    const { run_id } = await api.imported(longFile(['b']), { metric: 'visits' });
    expect(await api.ended(run_id!)).toMatchObject({ status: 'done' });
  });
});
