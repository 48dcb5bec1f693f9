import type { AlertPreview, DistrustRule } from '@foresight/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';
import { longFile, weekly } from '../../test/sample-files.ts';

const DAY = 86_400_000;
const DAYS = 120;
/** The day after the last of the file; half a day before it the forecast is issued. */
const NEXT = Date.parse('2025-11-01') + DAYS * DAY;
const iso = (at: number) => new Date(at).toISOString();

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
  api.setNow(iso(NEXT - DAY / 2));
  await api.imported(longFile(['good', 'moved'], { days: DAYS }), { metric: 'visits', train: 'false' });
  const { body } = await api.call('POST', '/api/v1/forecasts', {
    body: { metric: 'visits', horizon: 28, seasons: [] },
  });
  expect(await api.ended(body.run_id)).toMatchObject({ status: 'done', done: 2 });
  const came = (id: string, by: number) => ({
    labels: { unique_id: id },
    points: Array.from({ length: 26 }, (_, i) => [iso(NEXT + i * DAY), weekly(DAYS + i) + (i % 2) * by]),
  });
  await api.call('POST', '/api/v1/metrics/visits/points', { body: { series: [came('good', 0), came('moved', 400)] } });
  api.setNow(iso(NEXT + 25 * DAY));
});
afterAll(() => api.close());

async function replayed(rule: Pick<DistrustRule, 'sign' | 'bound'>) {
  const body = { rule: { kind: 'distrust', metric: 'visits', ...rule }, days: 20 };
  const { status, body: told } = await api.call('POST', '/api/v1/alert-preview', { body });
  expect(status).toBe(200);
  const items = (told as AlertPreview).items;
  return (id: string) => items.find(({ labels }) => labels.unique_id === id)!;
}

it('a model that is too old would have been told of from the day on that it was', async () => {
  const of = await replayed({ sign: 'age_hours', bound: 240 });
  expect(of('good')).toEqual({
    labels: { unique_id: 'good' },
    firings: [{ from: iso(NEXT + 10 * DAY), to: iso(NEXT + 25 * DAY), real: true }],
    missed: null,
    reason: null,
  });
});

it('a band that broke its promise would have been told of, one that kept it not; days without enough values are said', async () => {
  const of = await replayed({ sign: 'coverage', bound: 0.7 });
  expect(of('moved').firings).toHaveLength(1);
  expect(of('good').firings).toEqual([]);
  expect(of('good').reason).toMatch(/^No history yet for [34] of 20 days: 1 forecast is in the ledger/);
});

it('a state that is not fresh would have been told of', async () => {
  const of = await replayed({ sign: 'healthy' });
  expect(of('moved').firings.length).toBeGreaterThan(0);
});
