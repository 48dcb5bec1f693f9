import { changesChannel } from '@foresight/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeGrafana, type ResourceAnswer } from './fake-grafana.ts';
import { startPlugin } from './plugin-process.ts';
import { type HostService, hostService, hourly, THIS_HOUR } from './service.ts';

let service: HostService;
let grafana: FakeGrafana;
let plugin: ReturnType<typeof startPlugin>;

beforeAll(async () => {
  service = await hostService();
  await service.push('requests', [hourly({ service: 'api' }, 24 * 14), hourly({ service: 'web' }, 24 * 14)]);
  plugin = startPlugin({ address: service.unix });
  const { network, address } = await plugin.handshake;
  expect(network).toBe('unix');
  grafana = new FakeGrafana(`unix:${address}`, { token: service.tokens.admin });
});
afterAll(async () => {
  grafana.close();
  await plugin.stop();
  await service.close();
});

const json = <T>({ text }: ResourceAnswer): T => JSON.parse(text) as T;
const JSON_BODY = { 'Content-Type': 'application/json' };

describe('resource calls', () => {
  it('are the routes of the REST API', async () => {
    const metrics = await grafana.resource('GET', 'metrics');
    expect(metrics.code).toBe(200);
    expect(metrics.headers['content-type']?.values[0]).toMatch(/^application\/json/);
    expect(json(metrics)).toMatchObject({ items: [{ metric: 'requests', series: 2 }] });
    const series = await grafana.resource('GET', 'series?metric=requests&label=service%3Dapi');
    expect(json(series)).toMatchObject({ items: [{ labels: { service: 'api' } }] });
    const labels = await grafana.resource('GET', 'labels?metric=requests');
    expect(json(labels)).toEqual({ items: [{ name: 'service', values: ['api', 'web'], count: 2 }] });
    const health = await grafana.resource('GET', 'health');
    expect(json(health)).toMatchObject({ version: expect.any(String), workspace: { slug: 'test' }, right: 'read' });
  });

  it.each([
    ['Viewer', 403],
    ['None', 403],
    [null, 403],
    ['Editor', 202],
    ['Admin', 202],
  ] as const)('give a %s no more than the role allows, whatever the token may', async (role, code) => {
    const body = JSON.stringify({ metric: 'requests', horizon: 3 });
    const answer = await grafana.resource('POST', 'forecasts', { body, headers: JSON_BODY, who: { role } });
    expect(answer.code).toBe(code);
    if (code === 403) expect(json<{ detail: string }>(answer).detail).toContain('your role in Grafana');
  });

  it('give an admin no more than the token allows', async () => {
    const body = JSON.stringify({ metric: 'requests' });
    const who = { role: 'Admin', token: service.tokens.read } as const;
    const answer = await grafana.resource('POST', 'forecasts', { body, headers: JSON_BODY, who });
    expect(answer.code).toBe(403);
    expect(json<{ detail: string }>(answer).detail).toContain("yours has 'read'");
  });

  it.each([
    { 'foresight-right-at-most': 'admin' },
    { 'Foresight-Right-At-Most': 'admin' },
    { authorization: 'Bearer fsk_other' },
    { 'x-http-method-override': 'GET' },
  ])('take no rights from headers of the browser: %j', async headers => {
    const body = JSON.stringify({ metric: 'requests' });
    const answer = await grafana.resource('POST', 'forecasts', { body, headers: { ...JSON_BODY, ...headers } });
    expect(answer.code).toBe(403);
  });

  it.each(['../../metrics', '%2e%2e/%2e%2e/metrics', '/../metrics', 'x/../../../metrics', '//evil.example/metrics'])(
    'lead nowhere but to /api/v1: %s',
    async path => {
      const { code, text } = await grafana.resource('GET', path);
      // The service's own /metrics is Prometheus text.
      expect(text).not.toContain('# HELP');
      expect([200, 404]).toContain(code);
    },
  );

  it.each([
    ['TRACE', 405],
    ['nonsense', 405],
    ['DELETE', 404],
  ])('answer the method %s with %i', async (method, code) => {
    expect((await grafana.resource(method, 'metrics')).code).toBe(code);
  });

  it('answer without a token with 401', async () => {
    const answer = await grafana.resource('GET', 'metrics', { who: { token: '' } });
    expect(answer.code).toBe(401);
    expect(json(answer)).toMatchObject({ code: 'unauthorized', fix: expect.stringContaining('foresight token') });
  });

  it('carry a body of 16 MiB', async () => {
    const line = (i: number) => `a,${new Date(1.6e12 + i * 60_000).toISOString()},${i}\n`;
    const rows = Array.from({ length: 500_000 }, (_, i) => line(i)).join('');
    const body = `unique_id,ds,y\n${rows}`;
    expect(body.length).toBeGreaterThan(16 * 1024 ** 2);
    const headers = { 'Content-Type': 'text/csv' };
    const who = { role: 'Editor' } as const;
    const answer = await grafana.resource('POST', 'imports?metric=big&train=false', { body, headers, who });
    expect(json(answer)).toMatchObject({ rows: 500_000 });
    const points = await grafana.resource(
      'GET',
      `series/${json<{ items: { id: string }[] }>(await grafana.resource('GET', 'series?metric=big')).items[0]!.id}/points`,
    );
    expect(json<{ value: number[] }>(points).value).toHaveLength(500_000);
  });
});

describe('the health of a data source', () => {
  const check = async (who = {}) => {
    const { status, message, jsonDetails } = await grafana.call('Diagnostics', 'CheckHealth', {
      pluginContext: grafana.context(who),
    });
    const details = JSON.parse(jsonDetails.toString()) as {
      checks: { name: string; ok: boolean; detail: string; fix?: string }[];
      verboseMessage: string;
    };
    expect(Array.isArray(details)).toBe(false);
    for (const { ok, fix } of details.checks) if (!ok) expect(fix).toBeTruthy();
    return { status, message, details };
  };

  it('names version, workspace, database and clock', async () => {
    const { status, message, details } = await check();
    expect(status).toBe('OK');
    expect(message).toMatch(
      /^Foresight \d+\.\d+\.\d+, database answers, workspace Test \(test\) with \d+ metrics, right read, clock \d+ ms from the database's$/,
    );
    expect(details.verboseMessage.split('\n')).toHaveLength(details.checks.length);
    expect(details).toMatchObject({ workspace: { slug: 'test' }, right: 'read', clock_skew_ms: expect.any(Number) });
    expect(details.checks.map(({ name }) => name)).toEqual([
      'token',
      'database',
      'migrations',
      'clock',
      'grafana clock',
    ]);
  });

  it.each([
    ['a missing token', { token: '' }, 'token', /has no token/],
    ['a wrong token', { token: 'fsk_nonsense' }, 'token', /unknown, revoked or expired/],
    ["a clock of Grafana's that is ahead", { lastUpdatedMS: Date.now() + 3_600_000 }, 'grafana clock', /ahead/],
  ])('says how to mend %s', async (_, who, name, expected) => {
    const { status, message, details } = await check(who);
    expect(status).toBe('ERROR');
    expect(message).toMatch(expected);
    expect(message).toContain('Fix: ');
    expect(details.verboseMessage).toMatch(new RegExp(`^${name}: failed, .+\\n {2}Fix: .+`));
    expect(details.checks.filter(({ ok }) => !ok).map(one => one.name)).toEqual([name]);
  });

  it('gives metrics as Prometheus reads them, with nothing but a plugin id', async () => {
    const request = { pluginContext: { pluginId: 'foresight-analytics-datasource' } };
    const { metrics } = await grafana.call('Diagnostics', 'CollectMetrics', request);
    const text = metrics.prometheus.toString() as string;
    expect(text).toContain('# TYPE foresight_query_duration_seconds histogram');
    expect(text.endsWith('\n')).toBe(true);
  });

  it.each(['', 'plugin'])("answers the process manager's ping for service '%s'", async name => {
    expect(await grafana.call('Health', 'Check', { service: name })).toEqual({ status: 'SERVING' });
  });

  it('does not answer for what it is not', async () => {
    await expect(grafana.call('Health', 'Check', { service: 'other' })).rejects.toMatchObject({ code: 5 });
  });
});

describe('live channels', () => {
  const subscribe = (path: string, who = {}) =>
    grafana.call('Stream', 'SubscribeStream', { pluginContext: grafana.context(who), path });
  const newRun = async () => {
    const body = JSON.stringify({ metric: 'requests', horizon: 5 });
    const answer = await grafana.resource('POST', 'forecasts', { body, headers: JSON_BODY, who: { role: 'Editor' } });
    return json<{ run_id: string }>(answer).run_id;
  };
  interface Packet {
    readonly schema?: { fields: { name: string; type: string }[] };
    readonly data: { values: (string | number)[][] };
  }

  it('follow a run until it ends: schema first, then data', async () => {
    const path = `runs/${await newRun()}`;
    const { status, data } = await subscribe(path);
    expect(status).toBe('OK');
    const first = JSON.parse(data.toString()) as Packet;
    expect(first.schema?.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'time time',
      'status string',
      'total number',
      'done number',
      'refused number',
      'failed number',
    ]);
    const packets: Packet[] = [];
    for await (const packet of grafana.runStream(path)) packets.push(JSON.parse(packet.data.toString()));
    expect(packets[0]!.schema).toEqual(first.schema);
    expect(packets.slice(1).every(packet => packet.schema === undefined)).toBe(true);
    expect(packets.at(-1)!.data.values.slice(1)).toEqual([['done'], [2], [2], [0], [0]]);
  });

  it('tell of new points and of new forecasts of a metric', async () => {
    const path = changesChannel('requests')!;
    expect((await subscribe(path)).status).toBe('OK');
    const stream = grafana.runStream(path);
    const packets = stream[Symbol.asyncIterator]();
    const next = async () => {
      const { value } = await packets.next();
      return (JSON.parse(value.data.toString()) as Packet).data.values[1];
    };
    // The first one says that listening has begun.
    expect(await next()).toEqual(['requests']);
    await service.push('requests', [{ labels: { service: 'api' }, ts: [THIS_HOUR], value: [1] }]);
    expect(await next()).toEqual(['requests']);
    await newRun();
    expect(await next()).toEqual(['requests']);
    stream.on('error', () => undefined);
    stream.cancel();
  });

  it('are not found for a metric of another workspace, or of none', async () => {
    expect((await subscribe(changesChannel('requests')!, { token: service.tokens.other })).status).toBe('NOT_FOUND');
    expect((await subscribe(changesChannel('nothing')!)).status).toBe('NOT_FOUND');
    expect((await subscribe('changes/*')).status).toBe('NOT_FOUND');
  });

  it.each(['runs/', 'runs/1', 'runs/00000000-0000-4000-8000-000000000000', 'metrics', ''])(
    'are not found where there are none: %s',
    async path => {
      expect((await subscribe(path)).status).toBe('NOT_FOUND');
    },
  );

  it('are closed to another workspace and to wrong tokens', async () => {
    const path = `runs/${await newRun()}`;
    expect((await subscribe(path, { token: service.tokens.other })).status).toBe('NOT_FOUND');
    expect((await subscribe(path, { token: 'fsk_no' })).status).toBe('PERMISSION_DENIED');
  });

  it('take nothing that is published', async () => {
    const request = {
      pluginContext: grafana.context({ role: 'Admin' }),
      path: `runs/${await newRun()}`,
      data: Buffer.from('{}'),
    };
    expect((await grafana.call('Stream', 'PublishStream', request)).status).toBe('PERMISSION_DENIED');
  });

  it('end when the client says goodbye, and the service goes on', async () => {
    const tcp = new FakeGrafana(service.tcp, { token: service.tokens.admin });
    await service.db.store.inWorkspace(service.workspaceId, trx =>
      trx.client.query(
        "insert into analytics.model_run (id, workspace_id, kind, question, status) values ('11111111-1111-4111-8111-111111111111', $1, 'forecast', '{\"metric\": \"requests\"}', 'running')",
        [service.workspaceId],
      ),
    );
    const stream = tcp.runStream('runs/11111111-1111-4111-8111-111111111111');
    const packets = stream[Symbol.asyncIterator]();
    expect((await packets.next()).done).toBe(false);
    await tcp.call('GRPCController', 'Shutdown', {});
    expect((await packets.next()).done).toBe(true);
    expect(await tcp.call('Health', 'Check', { service: 'plugin' })).toEqual({ status: 'SERVING' });
    expect((await grafana.frames({ metric: 'requests', horizon: 3 })).length).toBeGreaterThan(0);
    tcp.close();
  });
});
