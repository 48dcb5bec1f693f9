import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';

const DAY = 86_400_000;
let api: TestApi;

beforeAll(async () => {
  api = await testApi();
  api.setNow('2026-04-01T12:00:00Z');
  const days = Array.from({ length: 90 }, (_, i) => new Date(Date.UTC(2026, 0, 1) + i * DAY).toISOString());
  const rows = days.map((day, i) => `${day},${100 + 10 * (i % 7) + ((i * 31) % 5)}`);
  await api.imported(`time,value\n${rows.join('\n')}\n`, { metric: 'signups' });
  const { body } = await api.call('POST', '/api/v1/forecasts', { body: { metric: 'signups', horizon: 14 } });
  await api.ended(body.run_id);
});
afterAll(() => api.close());

const breach = (body: object) => api.call('POST', '/api/v1/breach', { body: { metric: 'signups', ...body } });
const capacity = (body: object) => api.call('POST', '/api/v1/capacity', { body: { metric: 'signups', ...body } });

describe('POST /api/v1/breach', () => {
  it('gives the chance and the dates of each limit, of the steps to come only', async () => {
    const limits = [
      { value: 0, direction: 'above' },
      { value: 1e6, direction: 'above', name: 'roof' },
    ];
    const { status, body } = await breach({ limits });
    expect(status).toBe(200);
    const [{ crossings, steps_left, reason }] = body.items;
    expect(reason).toBeNull();
    // Stored with 14 days from 1 April on; that day had begun when it was asked.
    expect(steps_left).toBe(13);
    const next = '2026-04-02T00:00:00.000Z';
    expect(crossings).toEqual([
      { threshold: limits[0], probability: 1, p10: next, p25: next, p50: next, p75: next, p90: next, beyond_now: true },
      { threshold: limits[1], probability: 0, p10: null, p25: null, p50: null, p75: null, p90: null },
    ]);
  });

  it('says why there is nothing to say when the forecast has run out', async () => {
    api.setNow('2026-05-01T12:00:00Z');
    const { body } = await breach({ limits: [{ value: 0, direction: 'above' }] });
    api.setNow('2026-04-01T12:00:00Z');
    expect(body.items[0]).toMatchObject({ crossings: [], steps_left: 0 });
    expect(body.items[0].reason).toMatch(
      /^The data stopped: the last value is of 2026-03-31T00:00:00.000Z, 31 steps ago/,
    );
  });
});

describe('POST /api/v1/capacity', () => {
  it('gives the peak of each day, and what is left', async () => {
    const { status, body } = await capacity({ capacity: 1000 });
    expect(status).toBe(200);
    const [told] = body.items;
    expect(told.days).toHaveLength(13);
    expect(told).toMatchObject({ time_zone: 'UTC', probability: 0, full_at: null, reason: null });
    expect(told.utilisation).toBeCloseTo(told.peak / 1000, 12);
    expect(told.headroom).toBeLessThan(1000 - told.peak);
    for (const day of told.days) expect(day).toMatchObject({ steps: 1, at: null, share: null, over: 0 });
  });

  it('leaves out what takes a capacity', async () => {
    const { body } = await capacity({});
    expect(body.items[0]).toMatchObject({ utilisation: null, headroom: null, probability: null });
    expect(body.items[0].days[0].over).toBeNull();
  });
});

describe('GET /api/analytics/predictions/growth', () => {
  const growth = (query: string) =>
    api.call('GET', `/api/analytics/predictions/growth?metric=signups${query}`, { token: api.tokens.read });

  it('has the next round numbers up to the best case, with chance and dates', async () => {
    const [told] = (await growth('')).body.items;
    const [forecast] = (await api.call('GET', '/api/v1/forecasts', { query: { metric: 'signups' } })).body.items;
    expect(told).toMatchObject({ ...forecast, reason: null });
    const band = forecast.intervals.find(({ level }: { level: number }) => level === 0.8) ?? forecast.intervals[0];
    const values = told.milestones.map(({ value }: { value: number }) => value);
    expect(values.length).toBeGreaterThan(0);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(values[0]).toBeGreaterThan(told.now);
    expect(values.at(-1)).toBeLessThanOrEqual(Math.max(...band.upper));
    const { body } = await breach({ limits: values.map((value: number) => ({ value, direction: 'above' })) });
    expect(told.milestones.map(({ probability }: { probability: number }) => probability)).toEqual(
      body.items[0].crossings.map(({ probability }: { probability: number }) => probability),
    );
  });

  it('has those that are named instead, and says which are reached and which are not to be expected', async () => {
    const [told] = (await growth('&milestone=0&milestone=1000000')).body.items;
    const next = '2026-04-02T00:00:00.000Z';
    expect(told.milestones).toEqual([
      { value: 0, probability: 1, expected: next, earliest: next, latest: next, reached: true },
      { value: 1e6, probability: 0, expected: null, earliest: null, latest: null, reached: false },
    ]);
  });

  it('looks down where lower is better, and one value is a list of one', async () => {
    const [told] = (await growth('&better=lower&milestone=1000000')).body.items;
    expect(told.milestones).toMatchObject([{ value: 1e6, probability: 1, reached: true }]);
    const [round] = (await growth('&better=lower')).body.items;
    for (const { value } of round.milestones) expect(value).toBeLessThan(round.now);
  });

  it('says why there is nothing to say when the data stopped, and gives the forecast', async () => {
    api.setNow('2026-05-01T12:00:00Z');
    const { body } = await growth('');
    api.setNow('2026-04-01T12:00:00Z');
    expect(body.items[0]).toMatchObject({
      now: null,
      milestones: [],
      reason: expect.stringMatching(/^The data stopped/),
    });
    expect(body.items[0].point).toHaveLength(14);
  });

  it.each(['&milestone=many', '&milestone=5&milestone=5', '&milestone=1e16', '&better=more', '&milestones=5'])(
    'refuses %s',
    async query => expect(await growth(query)).toMatchObject({ status: 400, body: { code: 'bad_request' } }),
  );
});

it.each([
  ['breach', {}, 400],
  ['breach', { limits: [] }, 400],
  ['breach', { limits: [{ value: 'x', direction: 'above' }] }, 400],
  ['breach', { limits: [{ value: 1, direction: 'above' }], metric: 'nothing' }, 404],
  ['breach', { limits: [{ value: 1, direction: 'above' }], horizon: 99 }, 404],
  ['capacity', { capacity: 0 }, 400],
  ['capacity', { as_of: 'yesterday' }, 400],
  ['capacity', { metric: 'nothing' }, 404],
])('refuses %s %j with %d', async (route, members, status) => {
  const body = { metric: 'signups', ...members };
  const answer = await api.call('POST', `/api/v1/${route}`, { body });
  expect(answer.status).toBe(status);
  expect(answer.type).toContain('application/problem+json');
});
