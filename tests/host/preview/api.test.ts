// The preview's HTTP API answers as Grafana's does: same status codes, same bodies.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeGrafana } from '../fake-grafana.ts';
import { HOUR, type HostService, hostService, hourly, THIS_HOUR } from '../service.ts';
import type { JsonFrame } from './server/arrow-to-json.ts';
import { type Preview, startPreview } from './start-preview.ts';

let service: HostService;
let preview: Preview;

beforeAll(async () => {
  service = await hostService();
  await service.push('requests', [hourly({ service: 'api' }, 24 * 14), hourly({ service: 'web' }, 24 * 14, 300)]);
  const dataSources = [
    { uid: 'foresight', name: 'Foresight', token: service.tokens.admin },
    { uid: 'refused', name: 'Refused', token: 'fsk_nonsense' },
  ];
  preview = await startPreview({ grpc: service.tcp, dataSources, dashboards: [] });
});
afterAll(async () => {
  await preview.close();
  await service.close();
});

interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

async function ask<T>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
  const response = await fetch(`${preview.url}${path}`, init);
  return { status: response.status, headers: response.headers, body: (await response.json()) as T };
}

const post = <T>(path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask<T>(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...headers },
  });

interface Results {
  readonly results: Record<string, { status: number; error?: string; errorSource?: string; frames: JsonFrame[] }>;
}

const range = { from: String(THIS_HOUR - 48 * HOUR), to: String(THIS_HOUR) };
const query = (refId: string, metric: string, uid = 'foresight') => ({
  refId,
  queryType: 'forecast',
  version: 1,
  metric,
  intervalMs: 1000,
  maxDataPoints: 1000,
  datasource: { uid },
});
const queries = (...all: object[]) => post<Results>('/api/ds/query', { ...range, queries: all });

describe('queries', () => {
  it('give the values that the service sent, times as milliseconds', async () => {
    const { status, body } = await queries(query('A', 'requests'));
    expect(status).toBe(200);
    const grafana = new FakeGrafana(service.tcp, { token: service.tokens.admin });
    const asked = { from: Number(range.from), to: Number(range.to) };
    const sent = await grafana.frames(query('A', 'requests'), asked, { role: 'Admin' });
    grafana.close();
    const { frames, error } = body.results.A!;
    expect(error).toBeUndefined();
    expect(frames).toHaveLength(sent.length);
    expect(frames.length).toBeGreaterThanOrEqual(12);
    frames.forEach(({ schema, data }, i) => {
      const { fields, meta, name, refId } = sent[i]!;
      expect(schema).toMatchObject({ name, refId, meta });
      expect(schema.fields.map(({ type, labels = {}, config = {} }) => ({ type, labels, config }))).toEqual(
        fields.map(({ type, labels, config }) => ({ type, labels, config })),
      );
      const [times, numbers] = fields;
      expect(data.values[0]).toEqual(times!.values.map(ns => Number((ns as bigint) / 1_000_000n)));
      expect(data.values[1]).toEqual(numbers!.values);
    });
  });

  it('answer with 400 when one of them has an error, and still give the others', async () => {
    const { status, body } = await queries(query('A', 'requests'), query('B', 'absent'));
    expect(status).toBe(400);
    expect(body.results.A?.frames.length).toBeGreaterThan(0);
    expect(body.results.B).toMatchObject({ error: expect.stringContaining('absent'), errorSource: 'downstream' });
    expect(body.results.B?.status).toBeGreaterThanOrEqual(400);
  });

  it('go to the data source that each of them names', async () => {
    const { status, body } = await queries(query('A', 'requests'), query('B', 'requests', 'refused'));
    expect(status).toBe(400);
    expect(body.results.A?.error).toBeUndefined();
    expect(body.results.B?.error).toMatch(/token/);
  });

  it.each([
    ['no queries', { ...range, queries: [] }],
    ['no range', { queries: [query('A', 'requests')] }],
    ['no data source', { ...range, queries: [{ refId: 'A' }] }],
  ])('are refused with 400 when there are %s', async (_, body) => {
    expect(await post('/api/ds/query', body)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('bad request data') },
    });
  });

  it('to a data source that is not there are answered with 404', async () => {
    const answer = await queries(query('A', 'requests', 'absent'));
    expect(answer).toMatchObject({ status: 404, body: { message: 'Data source not found' } });
  });
});

describe('health', () => {
  it('is 200 with details where all is well', async () => {
    const answer = await ask('/api/datasources/uid/foresight/health');
    expect(answer).toMatchObject({ status: 200, body: { status: 'OK', details: { workspace: { slug: 'test' } } } });
  });

  it('is 400 with the reason where something is wrong', async () => {
    const answer = await ask('/api/datasources/uid/refused/health');
    expect(answer).toMatchObject({ status: 400, body: { status: 'ERROR', message: expect.stringContaining('token') } });
  });

  it('of a data source that is not there is 404', async () => {
    expect((await ask('/api/datasources/uid/absent/health')).status).toBe(404);
  });
});

describe('resources', () => {
  it('are handed over with path, query string and headers, and come back as they are', async () => {
    const { status, headers, body } = await ask('/api/datasources/uid/foresight/resources/labels?metric=requests');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(body).toEqual({ items: [{ name: 'service', values: ['api', 'web'], count: 2 }] });
  });

  it.each([
    ['Viewer', 403],
    ['Editor', 202],
  ])('give a %s what the role allows', async (role, expected) => {
    const path = '/api/datasources/uid/foresight/resources/forecasts';
    const answer = await post(path, { metric: 'requests', horizon: 3 }, { 'X-Preview-Role': role });
    expect(answer.status).toBe(expected);
  });
});

describe('a service that is stopped', () => {
  it('is answered for as Grafana does, and found again at once', async () => {
    await service.stop();
    const health = await ask('/api/datasources/uid/foresight/health');
    const asked = await queries(query('A', 'requests'));
    const resource = await ask('/api/datasources/uid/foresight/resources/metrics');
    expect([health.status, asked.status, resource.status]).toEqual([500, 500, 500]);
    expect(health.body).toEqual({
      statusCode: 500,
      messageId: 'plugin.healthCheck',
      message: 'Plugin health check failed',
    });
    expect(asked.body).toMatchObject({ statusCode: 500, messageId: 'plugin.connectionUnavailable' });
    expect(resource.body).toMatchObject({ statusCode: 500, messageId: 'plugin.requestFailureError' });
    await service.start();
    await expect.poll(async () => (await queries(query('A', 'requests'))).status, { timeout: 5_000 }).toBe(200);
  });

  it('can be exchanged for another address', async () => {
    preview.connect(service.unix);
    expect((await queries(query('A', 'requests'))).status).toBe(200);
    preview.connect('127.0.0.1:1');
    expect((await queries(query('A', 'requests'))).status).toBe(500);
    preview.connect(service.tcp);
    expect((await queries(query('A', 'requests'))).status).toBe(200);
  });
});

describe('the server', () => {
  it.each([
    ['another page', { Origin: 'http://evil.example' }],
    ['a page of another port', { Origin: 'http://127.0.0.1:1' }],
  ])('does nothing for %s', async (_, headers) => {
    const answer = await ask('/api/datasources/uid/foresight/resources/metrics', { headers });
    expect(answer).toMatchObject({ status: 403, body: { message: 'origin not allowed' } });
  });

  it.each(['/public/plugins/foresight-forecast-panel/..%2f..%2fplugin.json', '/bundle/..%2f..%2f..%2fpackage.json'])(
    'gives no file from outside its folders: %s',
    async path => {
      expect((await ask(path)).status).toBe(404);
    },
  );

  it('has an icon for every name', async () => {
    for (const name of ['unicons/bell', 'unicons/spinner', 'unicons/no-such-icon']) {
      const response = await fetch(`${preview.url}/public/build/img/icons/${name}.svg`);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    }
  });
});
