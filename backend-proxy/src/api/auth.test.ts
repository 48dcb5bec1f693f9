import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOW, type TestApi, testApi } from '../../test/api.ts';
import { apiOperations } from '../../test/operations.ts';
import { mintToken } from '../platform/crypto.ts';
import { createToken } from '../store/index.ts';

const operations = await apiOperations();
const closed = operations.filter(operation => !operation.public);
/** Routes by the right they need; a new route has to be put here. */
const WRITE = [
  'POST /api/v1/metrics/{metric}/points',
  'POST /api/v1/imports',
  'POST /api/v1/events/imports',
  'POST /api/v1/forecasts',
  'POST /api/v1/runs/{id}/cancel',
  'POST /api/v1/runs/{id}/replay',
  'POST /api/v1/schedules',
  'PUT /api/v1/schedules/{slug}',
  'DELETE /api/v1/schedules/{slug}',
  'POST /api/v1/schedules/{slug}/run',
  'POST /api/v1/scenarios',
  'PUT /api/v1/scenarios/{slug}',
  'DELETE /api/v1/scenarios/{slug}',
  'POST /api/v1/challengers',
  'DELETE /api/v1/challengers/{slug}',
  'POST /api/v1/challengers/{slug}/promote',
  'POST /api/v1/models/rollback',
  'PUT /api/v1/state',
  'POST /api/v1/state/plan',
  'POST /api/analytics/predictions/generate',
];
const ADMIN = ['GET /api/v1/tokens', 'POST /api/v1/tokens', 'DELETE /api/v1/tokens/{id}', 'DELETE /api/v1/people/{id}'];
/** Questions that are too long for an address; they change nothing. */
const ASKED_BY_POST = [
  'POST /api/v1/whatif',
  'POST /api/v1/breach',
  'POST /api/v1/capacity',
  'POST /api/v1/alert-preview',
  'POST /api/analytics/predictions/what-if',
];
const rightOf = (name: string) => (ADMIN.includes(name) ? 'admin' : WRITE.includes(name) ? 'write' : 'read');

let api: TestApi;
beforeAll(async () => {
  api = await testApi({ work: false });
});
afterAll(() => api.close());

const tokenThat = async (expires_at?: string) =>
  api.app.store.inWorkspace(api.workspaceId, trx =>
    createToken(trx, api.workspaceId, { name: 'guest', right: 'read', ...(expires_at ? { expires_at } : {}) }),
  );

describe('a route', () => {
  it('is in the table of rights', () => {
    const names = operations.map(operation => operation.name);
    expect([...WRITE, ...ADMIN].filter(name => !names.includes(name))).toEqual([]);
    const reads = closed.filter(({ name }) => rightOf(name) === 'read');
    const posts = reads.filter(({ method }) => method !== 'GET').map(({ name }) => name);
    expect(posts.sort()).toEqual([...ASKED_BY_POST].sort());
  });

  it.each(closed)('$name refuses a call without a token, before it looks at the rest', async ({ method, url }) => {
    const answer = await api.call(method, url, { token: null, body: '{broken', type: 'application/json' });
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it.each(closed.filter(({ name }) => rightOf(name) !== 'read'))(
    '$name refuses a token with too small a right',
    async ({ method, url, name }) => {
      const tokens = rightOf(name) === 'admin' ? (['read', 'write'] as const) : (['read'] as const);
      for (const right of tokens) {
        const answer = await api.call(method, url, { token: api.tokens[right] });
        expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
        expect(answer.body.detail).toContain(`'${rightOf(name)}'; yours has '${right}'`);
      }
    },
  );

  it.each(closed)('$name lets the right token through', async ({ method, url, name }) => {
    const answer = await api.call(method, url, { token: api.tokens[rightOf(name)] });
    expect([401, 403]).not.toContain(answer.status);
  });

  it.each(['/health/live', '/health/ready', '/metrics', '/api/openapi.json'])('%s is open to all', async url => {
    expect((await api.call('GET', url, { token: null })).status).toBe(200);
  });

  it('answers HEAD under the same right as GET', async () => {
    const answer = await api.app.api.inject({ method: 'HEAD', url: '/api/v1/metrics' });
    expect(answer.statusCode).toBe(401);
  });
});

describe('a token', () => {
  const { token: unknown } = mintToken();
  it.each([
    ['of another scheme', 'Basic dXNlcjpwYXNz', /does not begin with 'Bearer'/],
    ['without a scheme', unknown, /does not begin with 'Bearer'/],
    ['that is empty', 'Bearer ', /unknown, revoked or expired/],
    ['that is malformed', 'Bearer fsk_abc_def', /unknown, revoked or expired/],
    ['that nobody made', `Bearer ${unknown}`, /unknown, revoked or expired/],
    ['with something behind it', `Bearer  ${unknown} x`, /unknown, revoked or expired/],
    ['that is SQL', "Bearer ' or 1=1 --", /unknown, revoked or expired/],
  ])('%s is refused', async (_, authorization, detail) => {
    const answer = await api.call('GET', '/api/v1/metrics', { token: null, headers: { authorization } });
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    expect(answer.body.detail).toMatch(detail);
  });

  it('never comes back in an answer, not even when it is sent wrongly', async () => {
    const answer = await api.call('GET', '/api/v1/metrics', { token: null, headers: { authorization: unknown } });
    expect(answer.status).toBe(401);
    expect(answer.text).not.toContain(unknown);
  });

  it('with the id of one and the secret of another is refused', async () => {
    const [a, b] = [await tokenThat(), await tokenThat()];
    const mixed = `${a.token.slice(0, 16)}_${b.token.slice(17)}`;
    expect((await api.call('GET', '/api/v1/metrics', { token: a.token })).status).toBe(200);
    expect((await api.call('GET', '/api/v1/metrics', { token: mixed })).status).toBe(401);
  });

  it('works until the moment it expires', async () => {
    const { token } = await tokenThat('2026-03-10T12:00:01Z');
    expect((await api.call('GET', '/api/v1/metrics', { token })).status).toBe(200);
    api.setNow('2026-03-10T12:00:01Z');
    expect((await api.call('GET', '/api/v1/metrics', { token })).status).toBe(401);
    api.setNow(NOW);
  });

  it('is made by an admin, is shown once, works, and is revoked at once', async () => {
    const made = await api.call('POST', '/api/v1/tokens', { body: { name: 'grafana', right: 'read' } });
    expect(made.status).toBe(201);
    expect(made.headers['cache-control']).toBe('no-store');
    const { token, info } = made.body;
    expect(info).toMatchObject({ name: 'grafana', right: 'read', last_used_at: null, expires_at: null });
    expect((await api.call('GET', '/api/v1/metrics', { token })).status).toBe(200);
    const listed = await api.call('GET', '/api/v1/tokens');
    expect(listed.body.items.find((item: { id: string }) => item.id === info.id)).toEqual({
      ...info,
      last_used_at: NOW,
    });
    expect(listed.text).not.toContain(token.slice(17));
    const url = `/api/v1/tokens/${info.id}`;
    expect(await api.call('DELETE', url)).toMatchObject({ status: 204, text: '' });
    expect((await api.call('GET', '/api/v1/metrics', { token })).status).toBe(401);
    expect(await api.call('DELETE', url)).toMatchObject({ status: 404, body: { code: 'token_not_found' } });
    expect((await api.call('GET', '/api/v1/tokens')).text).not.toContain(info.id);
  });

  it('is stored as a hash', async () => {
    const { token } = await tokenThat();
    const { rows } = await api.db.store.asService(trx =>
      trx.client.query('select t::text as row from analytics.api_token t'),
    );
    expect(rows.map(({ row }) => row).join('\n')).not.toContain(token.slice(17));
  });
});
