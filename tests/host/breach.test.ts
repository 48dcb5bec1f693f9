import type { BreachFrameCustom, ForecastFrameCustom } from '@foresight/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeGrafana } from './fake-grafana.ts';
import { HOUR, type HostService, hostService, hourly, THIS_HOUR } from './service.ts';
import type { ReadFrame } from './strict-frame.ts';
import { train } from './train.ts';

const DAY = 24 * HOUR;
let service: HostService;
let grafana: FakeGrafana;

beforeAll(async () => {
  service = await hostService();
  await service.push('requests', [
    hourly({ service: 'api', limit: 'own' }, 24 * 28),
    hourly({ service: 'web', limit: 'own' }, 24 * 28, 300),
  ]);
  const { ts, value } = hourly({}, 24 * 28);
  await service.push('mixed', [
    { labels: { service: 'alive' }, ts, value },
    { labels: { service: 'stopped' }, ts: ts.map(at => at - 20 * DAY), value },
  ]);
  await service.push('stopped', [{ labels: {}, ts: ts.map(at => at - 20 * DAY), value }]);
  grafana = new FakeGrafana(service.tcp, { token: service.tokens.admin });
  await train(grafana, { metric: 'requests', horizon: 48 });
});
afterAll(async () => {
  grafana.close();
  await service.close();
});

const above = (value: number, name?: string) => ({ value, direction: 'above', ...(name ? { name } : {}) });
async function asked(members: object, options = {}): Promise<readonly ReadFrame[]> {
  const model = { queryType: 'breach', metric: 'requests', limits: [above(129)], ...members };
  const { A } = await grafana.query([{ model, queryType: 'breach' }], {}, options);
  if (A!.error) throw new Error(A!.error);
  return A!.frames;
}
/** The fake Grafana then checks that labels tell the numbers apart. */
const FROM_ALERT = { headers: { FromAlert: 'true' } };
const column = (frame: ReadFrame | undefined, name: string) => frame?.fields.find(field => field.name === name)?.values;

describe('a breach query', () => {
  it('gives a row a series and limit, stamped now, with its numbers', async () => {
    const limits = [above(-1), above(1e6, 'the roof'), { value: -50, direction: 'below' }];
    const [frame, ...more] = await asked({ limits });
    expect(more).toEqual([]);
    expect(frame!.meta.type).toBe('numeric-long');
    expect(column(frame, 'limit')).toEqual(['above -1', 'the roof', 'below -50', 'above -1', 'the roof', 'below -50']);
    expect(column(frame, 'exported_limit')).toEqual(Array(6).fill('own'));
    expect(column(frame, 'probability')).toEqual([1, 0, 0, 1, 0, 0]);
    const [sure, never] = column(frame, 'days_until') as number[];
    expect(sure).toBeGreaterThan(0);
    expect(sure).toBeLessThan(1 / 24 + 1e-9);
    expect(never).toBe(Infinity);
    expect(column(frame, 'beyond_now')).toEqual([1, 0, 0, 1, 0, 0]);
    expect(frame!.meta.notices).toEqual([
      { severity: 'info', text: expect.stringMatching(/^2 of 6 are beyond their limit already/) },
    ]);
    const [headroom] = column(frame, 'headroom') as number[];
    const [, roof] = column(frame, 'headroom') as number[];
    expect(headroom).toBeLessThan(-100);
    expect(roof! + -1e6).toBeCloseTo(headroom! + 1, 6);
    const { rows } = frame!.meta.custom as BreachFrameCustom;
    expect(rows.map(row => [row.source, row.steps_left])).toEqual(Array(6).fill(['ledger', 48]));
  });

  it('says the same of a stored and of a computed forecast, and in the forecast itself', async () => {
    const limits = [above(125)];
    const rowsOf = async (members: object) => {
      const [frame] = await asked({ limits, horizon: 48, ...members });
      return (frame!.meta.custom as BreachFrameCustom).rows;
    };
    const stored = await rowsOf({});
    const computed = await rowsOf({ levels: [0.87] });
    expect(stored.map(row => row.source)).toEqual(['ledger', 'ledger']);
    expect(computed.map(row => row.source)).toEqual(['computed', 'computed']);
    expect(computed.map(row => row.crossing)).toEqual(stored.map(row => row.crossing));
    const { probability, p10, p25, p50 } = stored[0]!.crossing;
    expect(probability).toBeGreaterThan(0.05);
    expect([p10, p25, p50].filter(at => at !== null).sort()).toEqual([p10, p25, p50].filter(at => at !== null));
    const frames = await grafana.frames({ metric: 'requests', limits, horizon: 48 });
    const customs = frames.map(frame => frame.meta.custom as ForecastFrameCustom | undefined);
    expect(customs.flatMap(custom => custom?.crossings ?? [])).toEqual(stored.map(row => row.crossing));
  });

  it('is about sums where series are summed', async () => {
    const [frame] = await asked({ groupBy: [], limits: [above(350), above(500)] });
    expect(column(frame, 'probability')).toEqual([1, 0]);
    expect(frame!.fields.map(field => field.name)).not.toContain('service');
  });

  it.each([
    [undefined, 'probability'],
    ['days_until', 'days_until'],
  ])('gives a rule that asks for %s one number, told apart by labels', async (stat, name) => {
    const [frame] = await asked({ limits: [above(125), above(1e6)], ...(stat ? { stat } : {}) }, FROM_ALERT);
    expect(frame!.fields.filter(({ type }) => type === 'number').map(field => field.name)).toEqual([name]);
    const keys = Array.from({ length: frame!.rows }, (_, i) =>
      frame!.fields.filter(({ type }) => type === 'string').map(({ values }) => values[i]),
    );
    expect(new Set(keys.map(String)).size).toBe(4);
  });

  it('gives people a table with dates, empty where it is not to be expected', async () => {
    const [frame] = await asked({ format: 'table', limits: [above(-1), above(1e6)] });
    expect(frame!.meta.type).toBe('table');
    const next = BigInt(THIS_HOUR + HOUR) * 1_000_000n;
    expect(column(frame, 'expected')).toEqual([next, null, next, null]);
    expect(column(frame, 'earliest')?.[1]).toBeNull();
    expect(column(frame, 'reason')?.[0]).toMatch(/Beyond the limit already/);
  });
});

describe('a forecast that says nothing about the time to come', () => {
  it('is an empty cell of its own among others: no data for one instance, with the reason', async () => {
    const [frame] = await asked({ metric: 'mixed', limits: [above(1e6)] }, FROM_ALERT);
    expect(column(frame, 'service')).toEqual(['alive', 'stopped']);
    expect(column(frame, 'probability')).toEqual([0, null]);
    expect(frame!.fields.find(({ name }) => name === 'probability')!.nullable).toBe(true);
    expect(frame!.meta.notices).toEqual([
      {
        severity: 'warning',
        text: expect.stringMatching(/^1 of 2 series: The data stopped: the last value is of .*, \d+ steps ago/),
      },
    ]);
  });

  it('is no data at all where there is no other', async () => {
    const [frame] = await asked({ metric: 'stopped' }, FROM_ALERT);
    expect(frame!.fields).toEqual([]);
    expect(frame!.meta.notices[0].text).toMatch(/^The data stopped/);
    const [table] = await asked({ metric: 'stopped', format: 'table' });
    expect(column(table, 'reason')?.[0]).toMatch(/^The data stopped/);
    const forecast = await grafana.frames(
      { metric: 'stopped', limits: [above(1)], roles: ['forecast'] },
      { from: 0, to: Date.now() },
    );
    expect(forecast[0]!.meta.custom).not.toHaveProperty('crossings');
    expect(forecast[0]!.meta.custom.crossings_refusal).toMatch(/^The data stopped/);
  });
});

describe('what cannot be asked', () => {
  it.each([
    ['no limit', { limits: [] }, /limits/],
    ['no limits at all', { limits: undefined }, /limits/],
    ['a limit that is no number', { limits: [{ value: '9', direction: 'above' }] }, /value/],
    ['a side that does not exist', { limits: [{ value: 9, direction: 'over' }] }, /above, below/],
    ['a stat that does not exist', { stat: 'p99' }, /probability, days_until/],
    ['two limits alike', { limits: [above(5), above(5)] }, /two limits are called 'above 5'.*Fix: give each/],
    ['a metric that is not stored', { metric: 'nothing' }, /no metric 'nothing'/],
  ])('%s', async (_, members, expected) => {
    await expect(asked(members)).rejects.toThrow(expected);
  });
});
