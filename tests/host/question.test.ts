import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeGrafana, type ResourceAnswer } from './fake-grafana.ts';
import { type HostService, hostService, hourly } from './service.ts';

let service: HostService;
let grafana: FakeGrafana;

beforeAll(async () => {
  service = await hostService();
  await service.push('requests', [
    hourly({ service: 'api', level: 'error' }, 24 * 28),
    hourly({ service: 'web', level: 'error' }, 24 * 28, 300),
  ]);
  await service.push('secret', [hourly({ service: 'api' }, 50)], service.otherWorkspaceId);
  grafana = new FakeGrafana(service.tcp, { token: service.tokens.admin });
});
afterAll(async () => {
  grafana.close();
  await service.close();
});

const json = <T>({ text }: ResourceAnswer): T => JSON.parse(text) as T;

describe('questions and their errors', () => {
  it('answers every refId for itself', async () => {
    const good = { metric: 'requests' };
    const answers = await grafana.query([
      { refId: 'A', model: good },
      { refId: 'B', model: { metric: 'gone' } },
      { refId: 'C', model: { ...good, horizn: 3 } },
      { refId: '__proto__', model: good },
      { refId: 'E', model: good },
    ]);
    expect(Object.values(answers).map(({ status }) => status)).toEqual([200, 404, 400, 200, 200]);
    expect(answers.B).toMatchObject({ errorSource: 'downstream', error: expect.stringContaining("no metric 'gone'") });
    expect(answers.C!.error).toContain("'horizn' is not a member; known: version, metric");
  });

  it.each([
    ['no JSON', { json: '{"metric": ' }, 400, /not JSON/],
    ['a list', { json: '[1]' }, 400, /a list/],
    ['nothing at all', { json: '' }, 400, /not JSON/],
    ['an unknown type', { queryType: 'dream', model: {} }, 400, /"dream"; known: forecast/],
    ['a version of the future', { model: { metric: 'requests', version: 99 } }, 400, /version 99/],
    ['no metric', { model: {} }, 400, /metric/],
    [
      'a broken expression',
      { model: { metric: 'requests', labels: [{ name: 'a', op: '=~', value: '(' }] } },
      400,
      /RE2/,
    ],
    ['an unknown model', { model: { metric: 'requests', model: 'oracle' } }, 400, /model/],
    [
      'a horizon of a million',
      { model: { metric: 'requests', horizon: 1e6 } },
      400,
      /horizon must be 10000 or less, not 1000000/,
    ],
  ])('says what is wrong with %s', async (_, ask, status, expected) => {
    const { A } = await grafana.query([ask]);
    expect(A).toMatchObject({ status, frames: [] });
    expect(A!.error).toMatch(expected);
  });

  it('takes the query of an alert rule exactly as it was saved, for nobody in particular', async () => {
    const headers = {
      FromAlert: 'true',
      'X-Cache-Skip': 'true',
      'http_X-Rule-Uid': 'r1',
      'http_X-Rule-Name': 'Requests%20too%20high',
      'X-Grafana-Org-Id': '1',
    };
    // No version, no interval: as a provisioned file has it.
    const json = JSON.stringify({ refId: 'A', queryType: 'forecast', metric: 'requests', horizon: 24 });
    const { A } = await grafana.query([{ json, queryType: '' }], { role: null }, { headers });
    expect(A!.status).toBe(200);
    expect(A!.frames.length).toBe(12);
  });

  it('says which variable nobody has replaced in the query of an alert rule, and answers the other one', async () => {
    const queries = [
      { refId: 'A', model: { metric: 'requests', limits: [{ value: '$limit', direction: 'above' }] } },
      { refId: 'B', model: { metric: 'requests', labels: [{ name: 'service', op: '=', value: '$service' }] } },
      { refId: 'C', model: { metric: 'requests', horizon: 24 } },
    ];
    const { A, B, C } = await grafana.query(queries, { role: null }, { headers: { FromAlert: 'true' } });
    const words = (place: string) => `alert rules have no variables, and ${place}. Fix: write plain names and values`;
    expect(A).toMatchObject({ status: 400, error: words('limits.0.value of this query has $limit') });
    expect(B).toMatchObject({ status: 400, error: words('labels.0.value of this query has $service') });
    expect(C!.status).toBe(200);
  });

  it('answers a request of 16 MiB', async () => {
    const { A } = await grafana.query([{ model: { metric: 'requests', key: 'x'.repeat(16 * 1024 ** 2) } }]);
    expect(A!.status).toBe(200);
  });

  it('is safe from expressions that take other engines years', async () => {
    const labels = [{ name: 'service', op: '=~', value: '(x+x+)+y' }];
    await service.push('long', [hourly({ service: 'x'.repeat(10_000) }, 48)]);
    const frames = await grafana.frames({ metric: 'long', labels });
    expect(frames[0]!.fields).toEqual([]);
    const { A } = await grafana.query([
      { model: { metric: 'long', labels: [{ ...labels[0], value: '(a?){900}a{900}' }] } },
    ]);
    expect(A!.error).toContain('too large');
  });
});

describe('who asks', () => {
  const model = { metric: 'requests' };

  it.each([
    ['no token', { token: '' }, 401],
    ['a wrong token', { token: `fsk_${'0'.repeat(12)}_${'A'.repeat(43)}` }, 401],
    ['a token of another form', { token: 'glsa_abc' }, 401],
  ])('is asked for a token: %s', async (_, who, status) => {
    const { A, B } = await grafana.query([{ model }, { refId: 'B', model }], who);
    expect([A!.status, B!.status]).toEqual([status, status]);
    expect(A).toMatchObject({
      errorSource: 'downstream',
      frames: [],
      error: expect.stringContaining('foresight token'),
    });
  });

  it('sees nothing of another workspace', async () => {
    const other = { token: service.tokens.other };
    expect((await grafana.query([{ model }], other)).A).toMatchObject({ status: 404, frames: [] });
    expect((await grafana.query([{ model: { metric: 'secret' } }])).A).toMatchObject({ status: 404 });
    expect((await grafana.query([{ model: { metric: 'secret' } }], other)).A).toMatchObject({ status: 200 });
    const metrics = json<{ items: { metric: string }[] }>(await grafana.resource('GET', 'metrics', { who: other }));
    expect(metrics.items.map(({ metric }) => metric)).toEqual(['secret']);
  });

  it('stops being let in the moment the token is revoked', async () => {
    const who = { role: 'Admin' as const };
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ name: 'short', right: 'read' });
    const made = json<{ token: string; info: { id: string } }>(
      await grafana.resource('POST', 'tokens', { body, headers, who }),
    );
    expect((await grafana.query([{ model }], { token: made.token })).A!.status).toBe(200);
    const gone = await grafana.resource('DELETE', `tokens/${made.info.id}`, { who });
    expect(gone.code).toBeLessThan(300);
    expect((await grafana.query([{ model }], { token: made.token })).A!.status).toBe(401);
  });
});
