import type { ModelHealth } from '@foresight/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';
import { longFile, weekly } from '../../test/sample-files.ts';

const DAY = 86_400_000;
const START = Date.parse('2025-11-01');
const DAYS = 120;
/** The day after the last of the file. */
const NEXT = START + DAYS * DAY;

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
  api.setNow(new Date(NEXT - DAY / 2).toISOString());
  const file = longFile(['good', 'moved', 'quiet'], { days: DAYS });
  await api.imported(file, { metric: 'visits', train: 'false' });
  const { body } = await api.call('POST', '/api/v1/forecasts', {
    body: { metric: 'visits', horizon: 28, seasons: [] },
  });
  expect(await api.ended(body.run_id)).toMatchObject({ status: 'done', done: 3 });
});
afterAll(() => api.close());

const health = async (query: Record<string, string | string[]> = {}, token?: string) => {
  const answer = await api.call('GET', '/api/v1/model-health', { query, ...(token ? { token } : {}) });
  expect(answer.status).toBe(200);
  return answer.body.items as ModelHealth[];
};
const one = async (id: string) => (await health({ metric: 'visits', label: `unique_id=${id}` }))[0]!;
const push = (id: string, days: number, value: (i: number) => number) =>
  api.call('POST', '/api/v1/metrics/visits/points', {
    body: {
      series: [
        {
          labels: { unique_id: id },
          points: Array.from({ length: days }, (_, i) => [new Date(NEXT + i * DAY).toISOString(), value(DAYS + i)]),
        },
      ],
    },
  });

describe('the health of models', () => {
  it('is fresh, with nothing to judge by, when the forecast was just made', async () => {
    expect(await one('good')).toMatchObject({
      state: 'fresh',
      text: 'no forecast has met its value yet; 0 values have come since it was trained',
      points: 0,
      coverage: null,
      p_value: null,
      mase: null,
      level: 0.95,
      origin: new Date(NEXT - DAY).toISOString(),
      forecast_end: new Date(NEXT + 27 * DAY).toISOString(),
    });
  });

  it('tells a series that moved away, one that went on, and one that fell silent', async () => {
    await push('good', 25, weekly);
    await push('moved', 25, i => weekly(i) + (i % 2 === 0 ? 400 : 0));
    api.setNow(new Date(NEXT + 25 * DAY).toISOString());
    expect(await one('good')).toMatchObject({ state: 'fresh', points: 25, new_points: 25 });
    expect((await one('good')).coverage).toBeGreaterThan(0.85);
    const moved = await one('moved');
    expect(moved).toMatchObject({ state: 'drifting', points: 25 });
    expect(moved.text).toMatch(/^band held \d+ % of the last 25 points, promised 95 %: by chance/);
    expect(moved.error_ratio).toBeGreaterThan(2);
    expect(await one('quiet')).toMatchObject({ state: 'no-data', new_points: 0 });
  });

  it('is stale when all that was forecast is past', async () => {
    await push('good', 29, weekly);
    api.setNow(new Date(NEXT + 29 * DAY).toISOString());
    expect(await one('good')).toMatchObject({
      state: 'stale',
      text: 'all 28 steps that it forecast are past; 29 values have come since it was trained',
      points: 28,
    });
  });

  it('is failing when a later run refused the series', async () => {
    const body = { metric: 'visits', labels: { unique_id: 'quiet' }, model: 'seasonal-naive', seasons: [500] };
    const asked = await api.call('POST', '/api/v1/forecasts', { body });
    expect(await api.ended(asked.body.run_id)).toMatchObject({ refused: 1 });
    expect(await one('quiet')).toMatchObject({ state: 'failing', text: expect.stringContaining('needs at least 500') });
  });

  it('is told of the own workspace only', async () => {
    expect(await health()).toHaveLength(3);
    expect(await health({}, api.tokens.other)).toEqual([]);
  });

  it.each([{ metric: '' }, { label: 'unique_id' }, { state: 'fresh' }] as Record<string, string>[])(
    'refuses %o',
    async query => {
      const answer = await api.call('GET', '/api/v1/model-health', { query });
      expect(answer).toMatchObject({ status: 400, body: { code: 'bad_request' } });
    },
  );
});
