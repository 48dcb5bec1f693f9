import { type AlertPreview, type AlertRule, alertCount } from '@foresight/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';

const [HOUR, DAY] = [3_600_000, 86_400_000];
const NOW = Date.parse('2026-03-10T11:00:00Z');
const POINTS = 24 * 30;
/** Since then each day's peak is beyond 130. */
const HIGHER = NOW - 4 * DAY;
const iso = (at: number) => new Date(at).toISOString();

let api: TestApi;
beforeAll(async () => {
  api = await testApi({ work: false });
  api.setNow(iso(NOW));
  const points = (rise: number, count = POINTS) =>
    Array.from({ length: count }, (_, i) => {
      const at = NOW - (count - 1 - i) * HOUR;
      const wave = 100 + 20 * Math.sin((2 * Math.PI * at) / DAY) + ((i * 37) % 11) / 5;
      return [iso(at), wave + (at > HIGHER ? rise : 0)];
    });
  const series = [
    { labels: { service: 'calm' }, points: points(0) },
    { labels: { service: 'risen' }, points: points(40) },
    { labels: { service: 'new' }, points: points(0, 1) },
  ];
  expect((await api.call('POST', '/api/v1/metrics/load/points', { body: { series } })).status).toBeLessThan(300);
});
afterAll(() => api.close());

const breach: AlertRule = {
  kind: 'breach',
  metric: 'load',
  limit: { value: 130, direction: 'above' },
  horizon: 24,
  probability: 0.5,
};
const asked = (body: unknown, token = api.tokens.read) => api.call('POST', '/api/v1/alert-preview', { body, token });
const preview = async (rule: AlertRule, days = 7): Promise<AlertPreview> => {
  const { status, body } = await asked({ rule, days });
  expect(status).toBe(200);
  return body as AlertPreview;
};
const of = ({ items }: AlertPreview, service: string) => items.find(({ labels }) => labels.service === service)!;

describe('what a rule would have done', () => {
  it('on a limit: tells what came as forecast, what came unforeseen, and what has too little history', async () => {
    const told = await preview(breach);
    expect(told).toMatchObject({ from: iso(NOW - 7 * DAY), to: iso(NOW), left_out: 0 });
    expect(of(told, 'calm')).toMatchObject({ firings: [], missed: 0, reason: null });
    const risen = of(told, 'risen');
    expect(risen.firings.length).toBeGreaterThan(0);
    // The first day's rise no forecast could know of.
    expect(risen.missed).toBe(1);
    expect(Date.parse(risen.firings[0]!.from)).toBeGreaterThan(HIGHER);
    expect(risen.firings[0]!.real).toBe(true);
    expect(of(told, 'new').reason).toMatch(/^7 of 7 days have no forecast: .*\b[01]\b/);
    expect(alertCount(told)).toMatchObject({ falsely: 0, missed: 1, silent: 1 });
  });

  it('on values: what the detector told of, and no claim of what it missed', async () => {
    const rule: AlertRule = { kind: 'outside', metric: 'load', x: 1, n: 3, direction: 'up', sensitivity: 'normal' };
    const told = await preview(rule);
    const [first] = of(told, 'risen').firings;
    expect(Date.parse(first!.from) - HIGHER).toBeLessThan(DAY);
    expect(of(told, 'risen').missed).toBeNull();
    expect(of(told, 'new').reason).toMatch(/\d/);
  });

  it('on the model: no history yet is said, not a silent OK', async () => {
    const told = await preview({ kind: 'distrust', metric: 'load', sign: 'healthy' });
    expect(told.items.map(({ reason }) => reason)).toEqual(
      Array(3).fill('No forecast is stored: train the metric first'),
    );
    expect(alertCount(told)).toMatchObject({ fired: 0, silent: 3 });
  });

  it('is of the own workspace', async () => {
    expect(await asked({ rule: breach }, api.tokens.other)).toMatchObject({ status: 404 });
  });
});

describe('a rule that is none', () => {
  it.each([
    [{}, 'rule'],
    [{ rule: breach, days: 31 }, 'days'],
    [{ rule: { ...breach, probability: 2 } }, 'rule'],
    [{ rule: { ...breach, kind: 'other' } }, 'rule'],
    [{ rule: { kind: 'distrust', metric: 'load', sign: 'coverage' } }, "'coverage' needs a bound"],
    [
      { rule: { kind: 'outside', metric: 'load', x: 3, n: 2, direction: 'up', sensitivity: 'normal' } },
      '3 of the last 2',
    ],
  ])('%j is refused in words', async (body, words) => {
    const { status, body: problem } = await asked(body);
    expect(status).toBe(400);
    expect(JSON.stringify(problem)).toContain(words);
  });
});
