import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';
import { longFile } from '../../test/sample-files.ts';
import { forgetForecasts } from '../store/index.ts';

let api: TestApi;
const runs: string[] = [];
beforeAll(async () => {
  api = await testApi();
  await api.imported(longFile(['a', 'b']), { metric: 'visits', train: 'false' });
  for (const [day, model] of [
    ['2026-01-01', 'drift'],
    ['2026-02-01', 'drift'],
    ['2026-03-01', 'drift'],
    ['2026-03-02', 'seasonal-naive'],
  ] as const) {
    api.setNow(`${day}T12:00:00.000Z`);
    const body = { metric: 'visits', model, horizon: 3, ...(model === 'drift' ? {} : { seasons: [2] }) };
    const { run_id } = (await api.call('POST', '/api/v1/forecasts', { body })).body;
    await api.ended(run_id);
    runs.push(run_id);
  }
});
afterAll(() => api.close());

const count = async (table: string) => {
  const { rows } = await api.db.store.asService(trx =>
    trx.client.query<{ n: number }>(`select count(*)::int as n from analytics.${table}`),
  );
  return rows[0]!.n;
};
/** Two series, three steps, two levels. */
const ISSUED = 2 * 3 * 2;

describe('old forecasts', () => {
  it('are forgotten with their versions, and nothing younger', async () => {
    expect(await count('predictions')).toBe(4 * ISSUED);
    expect(await forgetForecasts(api.app.store, new Date('2026-02-15'))).toMatchObject({ predictions: 2 * ISSUED });
    expect(await count('predictions')).toBe(2 * ISSUED);
    const then = await api.call('GET', '/api/v1/forecasts', {
      query: { metric: 'visits', as_of: '2026-03-01T13:00:00Z' },
    });
    expect(then.body.items).toHaveLength(2);
  });

  it('stay as long as they answer, however old they are', async () => {
    await forgetForecasts(api.app.store, new Date('2030-01-01'));
    // The newest of each model is the active version.
    expect(await count('predictions')).toBe(2 * ISSUED);
    expect(await count('ml_models')).toBeGreaterThan(0);
    const now = await api.call('GET', '/api/v1/forecasts', { query: { metric: 'visits' } });
    expect(now.body.items).toHaveLength(2);
  });

  it('keep the artefact that a version points to, and lose those that none does', async () => {
    const orphans = `select count(*)::int as n from analytics.model_artifact a where not exists (
      select from analytics.ml_models m where m.artifact_sha256 = a.sha256)`;
    await api.db.store.asService(trx =>
      trx.client.query("update analytics.model_artifact set created_at = '2020-01-01'"),
    );
    await forgetForecasts(api.app.store, new Date('2030-01-01'));
    const { rows } = await api.db.store.asService(trx => trx.client.query<{ n: number }>(orphans));
    expect(rows[0]!.n).toBe(0);
    expect(await count('model_artifact')).toBeGreaterThan(0);
  });
});
