import type { ImportAnswer } from '@foresight/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';
import { longFile } from '../../test/sample-files.ts';

// A superuser passes the database's own tenant line, so there the code has to hold it alone.
describe.each([
  ['the ordinary role', (db: { url: string; adminUrl: string }) => db.url],
  ['a superuser', (db: { url: string; adminUrl: string }) => db.adminUrl],
])('with %s, another workspace', (_, url) => {
  let api: TestApi;
  let done: ImportAnswer;
  let seriesId: string;
  let tokenId: string;
  const other = () => ({ token: api.tokens.other });
  beforeAll(async () => {
    api = await testApi({ url });
    done = await api.imported(longFile(['a', 'b']), { metric: 'visits' });
    await api.ended(done.run_id!);
    const rival = { slug: 'rival', metric: 'visits', recipe: { model: 'drift' } };
    await api.call('POST', '/api/v1/challengers', { body: rival });
    const series = await api.call('GET', '/api/v1/series');
    seriesId = series.body.items[0].id;
    const tokens = await api.call('GET', '/api/v1/tokens');
    tokenId = tokens.body.items[0].id;
  });
  afterAll(() => api.close());

  it.each(['metrics', 'series', 'models', 'model-health', 'imports', 'runs', 'challengers'])(
    'sees none of the %s',
    async what => {
      const own = await api.call('GET', `/api/v1/${what}`);
      expect(own.body.items.length).toBeGreaterThan(0);
      expect((await api.call('GET', `/api/v1/${what}`, other())).body).toEqual({ items: [] });
    },
  );

  it('sees its own token only', async () => {
    const { body } = await api.call('GET', '/api/v1/tokens', other());
    expect(body.items).toHaveLength(1);
    expect(body.items[0].id).toBe(api.tokens.other.slice(4, 16));
  });

  it.each(['/api/v1/forecasts', '/api/analytics/predictions/growth', '/api/analytics/predictions/consumption'])(
    'gets no forecast from %s',
    async path => {
      const query = { metric: 'visits' };
      expect((await api.call('GET', path, { query })).body.items).toHaveLength(2);
      const answer = await api.call('GET', path, { ...other(), query });
      expect(answer).toMatchObject({ status: 404, body: { code: 'forecast_not_found' } });
    },
  );

  it('is told that ids of others do not exist', async () => {
    const ids: [string, 'GET' | 'POST' | 'DELETE', string][] = [
      ['series_not_found', 'GET', `/api/v1/series/${seriesId}/points`],
      ['run_not_found', 'GET', `/api/v1/runs/${done.run_id}`],
      ['run_not_found', 'GET', `/api/v1/runs/${done.run_id}/items`],
      ['run_not_found', 'POST', `/api/v1/runs/${done.run_id}/cancel`],
      ['run_not_found', 'GET', `/api/analytics/predictions/generate/${done.run_id}`],
      ['challenger_not_found', 'DELETE', '/api/v1/challengers/rival'],
      ['token_not_found', 'DELETE', `/api/v1/tokens/${tokenId}`],
    ];
    for (const [code, method, path] of ids) {
      expect(await api.call(method, path, other())).toMatchObject({ status: 404, body: { code } });
      if (method === 'GET') expect((await api.call(method, path)).status).toBe(200);
    }
    expect((await api.call('GET', `/api/v1/runs/${done.run_id}`)).body.status).toBe('done');
    expect((await api.call('GET', '/api/v1/tokens')).body.items.map((t: { id: string }) => t.id)).toContain(tokenId);
  });

  it('may use the same names for its own data, and neither changes', async () => {
    const file = longFile(['a', 'b'], { value: () => 5 });
    const answer = await api.upload(file, { metric: 'visits', train: 'false' }, other());
    expect(answer).toMatchObject({ status: 201, body: { counts: { series_new: 2, added: 120, changed: 0 } } });
    const pushed = { series: [{ labels: { unique_id: 'a' }, points: [['2025-11-01T00:00:00Z', 7]] }] };
    await api.call('POST', '/api/v1/metrics/visits/points', { ...other(), body: pushed });
    const { body } = await api.call('GET', `/api/v1/series/${seriesId}/points`);
    expect(body.time).toHaveLength(60);
    expect(body.value[0]).not.toBe(7);
    const query = { label: 'unique_id=a' };
    const [theirs] = (await api.call('GET', '/api/v1/series', { ...other(), query })).body.items;
    expect((await api.call('GET', `/api/v1/series/${theirs.id}/points`, other())).body.value[0]).toBe(7);
  });

  it('is refused when it names a workspace that is not its own', async () => {
    for (const path of ['/api/analytics/predictions/growth', '/api/analytics/predictions/consumption']) {
      const query = { metric: 'visits', workspace_id: api.workspaceId };
      expect((await api.call('GET', path, { query })).status).toBe(200);
      expect(await api.call('GET', path, { ...other(), query })).toMatchObject({
        status: 403,
        body: { code: 'forbidden', fix: expect.stringContaining('leave workspace_id out') },
      });
    }
  });
});
