// Limits, calendar and other series of a forecast query, through the real doors: what is computed, and when the ledger answers.
import type { ForecastFrameCustom } from '@foresight/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeGrafana } from './fake-grafana.ts';
import { HOUR, type HostService, hostService, hourly, THIS_HOUR } from './service.ts';
import type { ReadFrame } from './strict-frame.ts';

const HOURS = 24 * 28;
let service: HostService;
let grafana: FakeGrafana;

/** Runs on 2 days longer than the others. */
const known = (labels: Record<string, string>, value: (i: number) => number) => {
  const ts = Array.from({ length: HOURS + 48 }, (_, i) => THIS_HOUR - (HOURS - 1 - i) * HOUR);
  return { labels, ts, value: ts.map((_, i) => value(i)) };
};
const isOn = (i: number) => (i % 31 < 5 ? 1 : 0);

beforeAll(async () => {
  service = await hostService();
  const busy = (labels: Record<string, string>) => {
    const { ts, value } = hourly(labels, HOURS);
    return { labels, ts, value: value.map((v, i) => v + 60 * isOn(i)) };
  };
  await service.push('requests', [busy({ service: 'api' }), busy({ service: 'web' })]);
  await service.push('campaign', [known({ service: 'api' }, isOn), known({ service: 'web' }, isOn)]);
  await service.push('weather', [hourly({}, HOURS)]);
  grafana = new FakeGrafana(service.tcp, { token: service.tokens.admin });
  await train({ metric: 'requests', horizon: 24, bounds: { lower: 0 }, holidays: ['DE'] });
});
afterAll(async () => {
  grafana.close();
  await service.close();
});

async function train(question: object): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const asked = await grafana.resource('POST', 'forecasts', {
    body: JSON.stringify(question),
    headers,
    who: { role: 'Editor' },
  });
  expect(asked.code, asked.text).toBe(202);
  const { run_id } = JSON.parse(asked.text) as { run_id: string };
  for await (const _ of grafana.runStream(`runs/${run_id}`));
}

const QUERY = {
  metric: 'requests',
  labels: [{ name: 'service', op: '=', value: 'api' }],
  roles: ['forecast'],
  horizon: 24,
};
const ask = (options: object) => grafana.frames({ ...QUERY, ...options });
const customOf = ([frame]: readonly ReadFrame[]) => frame!.meta.custom as ForecastFrameCustom;
const valuesOf = ([frame]: readonly ReadFrame[]) => frame!.fields[1]!.values as number[];

describe('a stored forecast', () => {
  it.each([
    [{}, 'ledger'],
    [{ bounds: { lower: 0 } }, 'ledger'],
    [{ holidays: ['de'], bounds: { lower: 0 } }, 'ledger'],
    [{ time_zone: 'UTC', transform: 'auto', level_shifts: true, events: [], regressors: [] }, 'ledger'],
    [{ holidays: [] }, 'computed'],
    [{ holidays: ['DE-BY'] }, 'computed'],
    [{ bounds: { lower: 0, upper: 100 } }, 'computed'],
    [{ time_zone: 'Europe/Berlin' }, 'computed'],
    [{ transform: 'log' }, 'computed'],
    [{ level_shifts: false }, 'computed'],
    [{ events: [{ name: 'Sale', from: '2026-01-01' }] }, 'computed'],
  ])('answers a query that names nothing it was not made with: %j is %s', async (options, source) => {
    expect(customOf(await ask(options)).source).toBe(source);
  });
});

describe('a forecast that is computed', () => {
  it('keeps within the limits', async () => {
    const values = valuesOf(await ask({ bounds: { lower: 95, upper: 105 } }));
    expect([Math.min(...values), Math.max(...values)]).toEqual([95, 105]);
  });

  it('follows another metric that is known ahead, of the series with the same labels', async () => {
    const [plain, told] = [await ask({ holidays: [] }), await ask({ regressors: ['campaign'] })];
    const on = Array.from({ length: 24 }, (_, i) => isOn(HOURS + i));
    const rise = (frames: readonly ReadFrame[]) => {
      const values = valuesOf(frames);
      const mean = (which: number) => {
        const of = values.filter((_, i) => on[i] === which);
        return of.reduce((a, b) => a + b, 0) / of.length;
      };
      return mean(1) - mean(0);
    };
    expect(rise(told) - rise(plain)).toBeGreaterThan(20);
    expect(customOf(told).adjustments.join()).toMatch(/regressor campaign/);
  });

  it('is made anew when the other metric has new values, and not before', async () => {
    const issued = async () => customOf(await ask({ regressors: ['campaign'] })).issued_at;
    const first = await issued();
    expect(await issued()).toBe(first);
    await service.push('campaign', [{ labels: { service: 'api' }, ts: [THIS_HOUR + 48 * HOUR], value: [1] }]);
    expect(await issued()).not.toBe(first);
  });

  it('is refused with numbers where the other metric ends too soon, until that has a forecast', async () => {
    const [refused] = await ask({ regressors: ['weather'] });
    expect(JSON.stringify(refused!.meta)).toMatch(/regressor weather ends .*24 steps more.*forecast it first/);
    await train({ metric: 'weather', horizon: 24 });
    const adjustments = customOf(await ask({ regressors: ['weather'] })).adjustments;
    expect(adjustments).toContain('regressor weather: 24 of 24 steps ahead are its own forecast');
  });

  it.each([
    [{ bounds: { lower: 2, upper: 1 } }, /lower limit 2 is not below the upper limit 1/],
    [{ time_zone: 'Mars/Base' }, /no time zone 'Mars\/Base'/],
    [{ holidays: ['DE-BX'] }, /no holiday calendar 'DE-BX'; near: .*Fix: see the list/],
    [{ events: [{ name: 'Sale', from: '27.11.2026' }] }, /event 'Sale': there is no such time as 27\.11\.2026/],
    [{ regressors: [1] }, /regressors\.0 must be a text/],
    [{ bounds: { least: 1 } }, /bounds/],
  ])('is an error of its query where %j cannot be meant', async (options, message) => {
    const { A } = await grafana.query([{ model: { ...QUERY, ...options } }]);
    expect(A).toMatchObject({ status: 400, error: expect.stringMatching(message) });
  });
});
