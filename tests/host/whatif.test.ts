import type { WhatIfFrameCustom } from '@foresight/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeGrafana } from './fake-grafana.ts';
import { HOUR, type HostService, hostService, hourly, THIS_HOUR } from './service.ts';
import type { ReadFrame } from './strict-frame.ts';
import { train } from './train.ts';

const STEPS = 24;
/** What one more visitor adds to the orders, in the data. */
const EFFECT = 3;
let service: HostService;
let grafana: FakeGrafana;

beforeAll(async () => {
  service = await hostService();
  await service.push('requests', [hourly({ service: 'api' }, 24 * 21), hourly({ service: 'web' }, 24 * 21, 300)]);
  const visits = hourly({}, 24 * 28, 50);
  const irregular = visits.ts.map((_, i) => 50 + ((i * 7919) % 31));
  const orders = { ...visits, value: irregular.map((v, i) => 20 + EFFECT * v + ((i * 104729) % 5)) };
  const ahead = Array.from({ length: STEPS }, (_, i) => THIS_HOUR + (i + 1) * HOUR);
  await service.push('visits', [
    { labels: {}, ts: [...visits.ts, ...ahead], value: [...irregular, ...ahead.map((_, i) => 50 + ((i * 7919) % 31))] },
  ]);
  await service.push('orders', [orders]);
  grafana = new FakeGrafana(service.tcp, { token: service.tokens.admin });
  await train(grafana, { metric: 'requests', horizon: STEPS });
});
afterAll(async () => {
  grafana.close();
  await service.close();
});

const RANGE = { from: THIS_HOUR - 48 * HOUR, to: THIS_HOUR + HOUR };
async function asked(members: object, options = {}): Promise<readonly ReadFrame[]> {
  const model = { queryType: 'whatif', metric: 'requests', ...members };
  const { A } = await grafana.query([{ model, queryType: 'whatif', ...RANGE }], {}, options);
  if (A!.error) throw new Error(A!.error);
  return A!.frames;
}
const FROM_ALERT = { headers: { FromAlert: 'true' } };
const percent = (value: number, more = {}) => [{ metric: 'requests', kind: 'percent', value, ...more }];
const roleOf = (frame: ReadFrame) => frame.fields[1]?.labels?.role;
const values = (frame: ReadFrame | undefined) => frame!.fields[1]!.values as number[];
const of = (frames: readonly ReadFrame[], role: string, service?: string) =>
  frames.find(one => roleOf(one) === role && (!service || one.fields[1]!.labels!.service === service));
const customOf = (frame: ReadFrame | undefined) => frame!.meta.custom as WhatIfFrameCustom;
const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);

describe('a what-if query', () => {
  it('shows base and scenario side by side, on the same steps, bands included', async () => {
    const frames = await asked({ adjustments: percent(20, { labels: { service: 'api' } }), levels: [0.8] });
    const [base, scenario] = [of(frames, 'forecast', 'api'), of(frames, 'scenario', 'api')];
    expect(scenario!.fields[0]!.values).toEqual(base!.fields[0]!.values);
    for (const [i, value] of values(base).entries()) expect(values(scenario)[i]).toBeCloseTo(value * 1.2, 9);
    const [lower, changed] = [of(frames, 'lower', 'api'), of(frames, 'scenario_lower', 'api')];
    expect(values(changed)[5]).toBeCloseTo(values(lower)[5]! * 1.2, 9);
    expect(of(frames, 'actual', 'api')!.rows).toBeGreaterThan(40);
    const { way, assumption, difference, scenario: saved } = customOf(scenario);
    expect([way, saved]).toEqual(['own', null]);
    expect(assumption).toMatch(/changed directly and fully.*\(requests\{service="api"\} \+20 %\)/);
    expect(difference!.total).toBeCloseTo(sum(values(base)) * 0.2, 6);
    expect(difference!.percent).toBeCloseTo(20, 9);
    expect(difference!.lower).toBeLessThan(difference!.total);
    expect(difference!.upper).toBeGreaterThan(difference!.total);
    expect(customOf(of(frames, 'scenario', 'web'))).toMatchObject({
      way: 'none',
      difference: { total: 0, percent: 0 },
    });
  });

  it('knows exactly what an addition adds up to, and acts within its times only', async () => {
    const from = new Date(THIS_HOUR + 3 * HOUR).toISOString();
    const to = new Date(THIS_HOUR + 6 * HOUR).toISOString();
    const adjustments = [{ metric: 'requests', kind: 'add', value: 10, from, to }];
    const [frame] = await asked({ adjustments, show: 'difference' });
    expect(frame!.meta.type).toBe('numeric-long');
    const named = Object.fromEntries(frame!.fields.map(field => [field.name, field.values]));
    expect(named.service).toEqual(['api', 'web']);
    for (const name of ['difference', 'lower', 'upper']) {
      for (const value of named[name] as number[]) expect(value).toBeCloseTo(30, 6);
    }
  });

  it('asks a saved scenario by its slug, and has none that is not there', async () => {
    const body = JSON.stringify({ name: 'Half of it', adjustments: percent(-50) });
    const headers = { 'Content-Type': 'application/json' };
    const who = { token: service.tokens.write, role: 'Editor' as const };
    expect((await grafana.resource('POST', 'scenarios', { body, headers, who })).code).toBe(201);
    const frames = await asked({ scenario: 'half-of-it' });
    const custom = customOf(of(frames, 'scenario', 'web'));
    expect(custom.scenario).toEqual({ slug: 'half-of-it', name: 'Half of it', version: 1 });
    expect(custom.difference!.percent).toBeCloseTo(-50, 9);
    await expect(asked({ scenario: 'twice' })).rejects.toThrow(/no scenario 'twice'.*Fix: choose one of: half-of-it/);
  });

  it('moves a metric through its regressor by what the model learned, and says so', async () => {
    const adjustments = [{ metric: 'visits', kind: 'add', value: 10 }];
    const members = { metric: 'orders', regressors: ['visits'], horizon: STEPS, adjustments };
    const frames = await asked(members);
    const [base, scenario] = [of(frames, 'forecast'), of(frames, 'scenario')];
    const moved = values(scenario).map((value, i) => value - values(base)[i]!);
    // The model takes effects as shares of the level, so a step's may be off; their mean is not.
    expect(Math.min(...moved)).toBeGreaterThan(0);
    expect(Math.abs(sum(moved) / STEPS / (10 * EFFECT) - 1)).toBeLessThan(0.2);
    const { way, assumption, difference } = customOf(scenario);
    expect(way).toBe('driver');
    expect(assumption).toMatch(/learned of their effect; how sure that effect is, is not in the band \(visits \+10\)/);
    expect(difference!.total).toBeCloseTo(sum(moved), 6);
    // The noise is common to both, so it does not blur what lies between them.
    expect(difference!.upper - difference!.lower).toBeLessThan(0.01 * difference!.total);
  });

  it('leaves a metric alone that does not know the other, and says how it could', async () => {
    const frames = await asked({ metric: 'orders', adjustments: [{ metric: 'visits', kind: 'add', value: 10 }] });
    expect(values(of(frames, 'scenario'))).toEqual(values(of(frames, 'forecast')));
    expect(frames[0]!.meta.notices.at(-1).text).toMatch(/^visits \+10 reaches no series here: .* among the regressors/);
  });

  it('sums series, and says that a part of a sum cannot be adjusted there', async () => {
    const frames = await asked({ groupBy: [], adjustments: percent(10) });
    expect(customOf(of(frames, 'scenario')).difference!.percent).toBeCloseTo(10, 9);
    const part = await asked({ groupBy: [], adjustments: percent(10, { labels: { service: 'api' } }) });
    expect(part[0]!.meta.notices.at(-1).text).toMatch(/reaches no series here.*keep its labels in the sum/);
  });

  it.each([
    [{}, 'timeseries-multi', 2],
    [{ show: 'difference' }, 'numeric-long', 1],
    [{ show: 'difference', stat: 'percent' }, 'numeric-long', 1],
  ])('gives a rule one number a series for %j', async (members, type, count) => {
    const frames = await asked({ adjustments: percent(20), ...members }, FROM_ALERT);
    expect(frames.map(frame => frame.meta.type)).toEqual(Array(count).fill(type));
    if (type === 'timeseries-multi') expect(frames.map(roleOf)).toEqual(['scenario', 'scenario']);
    for (const { fields } of frames) expect(fields.filter(field => field.type === 'number')).toHaveLength(1);
  });

  it.each([
    ['no scenario', {}, /neither 'scenario' nor 'adjustments'.*Fix: name a saved scenario/],
    ['two', { scenario: 'a', adjustments: percent(1) }, /both 'scenario' and 'adjustments'/],
    ['no adjustment', { adjustments: [] }, /adjustments/],
    ['a kind that is none', { adjustments: [{ metric: 'requests', kind: 'times', value: 2 }] }, /percent, add/],
    [
      'a stretch without length',
      { adjustments: percent(1, { from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' }) },
      /never/,
    ],
    ['a metric that is not stored', { metric: 'nothing', adjustments: percent(1) }, /no metric 'nothing'/],
  ])('refuses %s', async (_, members, expected) => {
    await expect(asked(members)).rejects.toThrow(expected);
  });
});
