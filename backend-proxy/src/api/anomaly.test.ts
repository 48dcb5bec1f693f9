import type { SeriesAnomalies } from '@foresight/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';

const HOUR = 3_600_000;
const POINTS = 24 * 21;
const NEWEST = Date.parse('2026-03-10T11:00:00Z');
const SPIKE = NEWEST - 30 * HOUR;
const iso = (at: number) => new Date(at).toISOString();

let api: TestApi;
beforeAll(async () => {
  api = await testApi({ work: false });
  const points = (by: number) =>
    Array.from({ length: POINTS }, (_, i) => {
      const at = NEWEST - (POINTS - 1 - i) * HOUR;
      return [iso(at), 100 + 20 * Math.sin((i * Math.PI) / 12) + ((i * 37) % 11) + (at === SPIKE ? by : 0)];
    });
  const series = [
    { labels: { service: 'api' }, points: points(600) },
    { labels: { service: 'web' }, points: points(-600) },
    { labels: { service: 'new' }, points: points(0).slice(-20) },
  ];
  const { status } = await api.call('POST', '/api/v1/metrics/load/points', { body: { series } });
  expect(status).toBeLessThan(300);
});
afterAll(() => api.close());

const asked = (query: Record<string, string | string[]>, token?: string) =>
  api.call('GET', '/api/v1/anomalies', { query: { metric: 'load', ...query }, ...(token ? { token } : {}) });
const found = async (query: Record<string, string | string[]> = {}) => {
  const { status, body } = await asked(query, api.tokens.read);
  expect(status).toBe(200);
  return body.items as SeriesAnomalies[];
};
const directions = (items: readonly SeriesAnomalies[]) => items.flatMap(one => one.findings.map(f => f.direction));

describe('what was unlike the past', () => {
  it('is told of each series, with its words and numbers', async () => {
    const [one, ...others] = await found({ label: 'service=api' });
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      metric: 'load',
      labels: { service: 'api' },
      learning: { needs: 48, has: POINTS },
      reason: null,
    });
    const spike = one!.findings.find(({ start }) => start === iso(SPIKE))!;
    expect(spike).toMatchObject({ severity: 'serious', direction: 'up' });
    expect(spike.observed! - spike.expected!).toBeGreaterThan(500);
  });

  it('obeys the options and the time', async () => {
    expect(new Set(directions(await found()))).toEqual(new Set(['up', 'down']));
    expect(new Set(directions(await found({ direction: 'down' })))).toEqual(new Set(['down']));
    expect(directions(await found({ min_deviation: '10000' }))).toEqual([]);
    expect(directions(await found({ min_deviation_percent: '100000.5' }))).toEqual([]);
    expect(directions(await found({ outside_x: '5', outside_n: '5' }))).toEqual([]);
    expect(directions(await found({ from: iso(SPIKE + 24 * HOUR), sensitivity: 'serious' }))).toEqual([]);
    expect(directions(await found({ to: iso(SPIKE - 24 * HOUR), sensitivity: 'serious' }))).toEqual([]);
  });

  it('says what a young series still needs, and when', async () => {
    const [young] = await found({ label: 'service=new' });
    expect(young).toMatchObject({ learning: { has: 20 }, findings: [] });
    expect(young!.reason).toContain(`has 20 of the 49 values it needs; with no gap it will have them at`);
  });

  it('is an empty list where no series fits the labels', async () => {
    expect(await found({ label: 'service=none' })).toEqual([]);
  });

  it('is of the own workspace', async () => {
    expect(await asked({}, api.tokens.other)).toMatchObject({ status: 404, body: { code: 'series_not_found' } });
  });
});

describe('what cannot be asked', () => {
  it.each([
    [{ sensitivity: 'wild' }, 'sensitivity'],
    [{ direction: 'sideways' }, 'direction'],
    [{ min_deviation: '0' }, 'min_deviation'],
    [{ min_deviation_percent: 'ten' }, 'min_deviation_percent'],
    [{ outside_x: '3' }, 'query.outside_x is there without query.outside_n'],
    [{ outside_n: '3' }, 'query.outside_n is there without query.outside_x'],
    [{ outside_x: '4', outside_n: '3' }, '4 of the last 3 values cannot be outside'],
    [{ outside_x: '1001', outside_n: '1001' }, 'outside_x'],
    [{ from: 'yesterday' }, 'from'],
    [{ from: '2026-03-10T00:00:00Z', to: '2026-03-09T00:00:00Z' }, 'is after query.to'],
    [{ label: 'service' }, 'not of the form name=value'],
    [{ metric: '' }, 'metric'],
    [{ horizon: '5' }, 'horizon'],
  ] as [Record<string, string>, string][])('%j is refused in words', async (query, words) => {
    const { status, body } = await asked(query);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(words);
  });
});
