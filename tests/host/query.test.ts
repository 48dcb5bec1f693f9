import { type ForecastFrameCustom, seriesKey } from '@foresight/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeGrafana, type ResourceAnswer } from './fake-grafana.ts';
import { startPlugin } from './plugin-process.ts';
import { HOUR, type HostService, hostService, hourly, THIS_HOUR } from './service.ts';
import type { ReadFrame } from './strict-frame.ts';

let service: HostService;
let grafana: FakeGrafana;
const plugins: ReturnType<typeof startPlugin>[] = [];

beforeAll(async () => {
  service = await hostService();
  await service.push('requests', [
    hourly({ service: 'api', level: 'error' }, 24 * 28),
    hourly({ service: 'web', level: 'error' }, 24 * 28, 300),
  ]);
  await service.push('few', [{ labels: { service: 'new' }, ts: [THIS_HOUR - HOUR, THIS_HOUR], value: [1, 2] }]);
  // The way Grafana finds the service: through the launcher's handshake.
  const plugin = startPlugin({ address: service.tcp });
  plugins.push(plugin);
  grafana = new FakeGrafana((await plugin.handshake).address, { token: service.tokens.admin });
  await train();
});
afterAll(async () => {
  grafana.close();
  for (const plugin of plugins) await plugin.stop();
  await service.close();
});

/** Stores a forecast of 48 steps at three levels, as an editor would from a page. */
async function train(): Promise<void> {
  const body = JSON.stringify({ metric: 'requests', horizon: 48, levels: [0.5, 0.8, 0.95] });
  const headers = { 'Content-Type': 'application/json' };
  const asked = await grafana.resource('POST', 'forecasts', { body, headers, who: { role: 'Editor' } });
  expect(asked.code).toBe(202);
  const { run_id } = json<{ run_id: string }>(asked);
  const seen: string[] = [];
  for await (const { data } of grafana.runStream(`runs/${run_id}`)) seen.push(JSON.parse(data.toString()));
  expect(seen.length).toBeGreaterThan(0);
}

const json = <T>({ text }: ResourceAnswer): T => JSON.parse(text) as T;
const labelsOf = (frame: ReadFrame) => frame.fields[1]?.labels ?? {};
const valuesOf = (frame: ReadFrame) => frame.fields[1]!.values as number[];
const timesOf = (frame: ReadFrame) => (frame.fields[0]!.values as bigint[]).map(ns => Number(ns / 1_000_000n));
const withRole = (frames: readonly ReadFrame[], role: string) => frames.filter(frame => labelsOf(frame).role === role);

describe('a forecast query', () => {
  it('gives history, forecast and bands of each series, tied together by their labels', async () => {
    const frames = await grafana.frames({ metric: 'requests' });
    expect(frames).toHaveLength(2 * (2 + 2 * 3));
    const bySeries = Map.groupBy(frames, frame => seriesKey(labelsOf(frame)));
    expect(bySeries.size).toBe(2);
    for (const own of bySeries.values()) {
      expect(own.map(frame => [labelsOf(frame).role, labelsOf(frame).level])).toEqual([
        ['actual', undefined],
        ['forecast', undefined],
        ...['0.5', '0.8', '0.95'].flatMap(level => [
          ['lower', level],
          ['upper', level],
        ]),
      ]);
    }
  });

  it('moves labels of the series that are named like ours out of the way', async () => {
    const [first] = await grafana.frames({ metric: 'requests' });
    expect(labelsOf(first!)).toMatchObject({ service: 'api', exported_level: 'error', role: 'actual' });
  });

  it('gives the values of the range to the nanosecond', async () => {
    const [from, to] = [THIS_HOUR - 5 * HOUR, THIS_HOUR - 2 * HOUR];
    const frames = await grafana.frames({ metric: 'requests' }, { from, to });
    const [actual] = withRole(frames, 'actual');
    expect(actual!.fields[0]!.values).toEqual([5, 4, 3, 2].map(h => BigInt(THIS_HOUR - h * HOUR) * 1_000_000n));
    const stored = hourly({}, 24 * 28).value;
    expect(valuesOf(actual!)).toEqual(stored.slice(-6, -2));
    expect(actual!.fields.map(({ name, type, nullable }) => [name, type, nullable])).toEqual([
      ['time', 'time', false],
      ['value', 'number', false],
    ]);
  });

  it('says in the frame how far to trust it, and that it comes from the ledger', async () => {
    const [forecast] = withRole(await grafana.frames({ metric: 'requests' }), 'forecast');
    const custom = forecast!.meta.custom as ForecastFrameCustom;
    expect(custom).toMatchObject({
      foresight: 1,
      metric: 'requests',
      model: 'auto',
      origin: new Date(THIS_HOUR).toISOString(),
      step: { unit: 'ms', count: HOUR },
      source: 'ledger',
    });
    expect(custom.trust.origins).toBeGreaterThan(0);
    expect(custom.run_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(forecast!.fields[1]!.config).toEqual({ displayName: 'requests api · forecast' });
    expect(timesOf(forecast!)).toEqual(Array.from({ length: 48 }, (_, i) => THIS_HOUR + (i + 1) * HOUR));
  });

  it.each([
    ['a shorter horizon', { horizon: 12 }, 12],
    ['some of the levels', { levels: [0.8] }, 48],
    ['the model that was asked for', { model: 'auto' }, 48],
  ])('answers %s from the ledger', async (_, asked, steps) => {
    const frames = await grafana.frames({ metric: 'requests', ...asked });
    for (const frame of withRole(frames, 'forecast')) {
      expect(frame.meta.custom.source).toBe('ledger');
      expect(frame.rows).toBe(steps);
    }
  });

  it.each([
    ['a longer horizon', { horizon: 60 }, 60],
    ['another level', { levels: [0.9] }, 24],
    ['another model', { model: 'drift' }, 24],
    ['seasons of its own', { seasons: [24] }, 24],
    ['a sum', { groupBy: ['level'] }, 24],
  ])('computes %s', async (_, asked, steps) => {
    const frames = withRole(await grafana.frames({ metric: 'requests', ...asked }), 'forecast');
    expect(frames.length).toBeGreaterThan(0);
    for (const frame of frames) {
      expect(frame.meta.custom).toMatchObject({ source: 'computed', run_id: null });
      expect(frame.rows).toBe(steps);
    }
  });

  it('gives the same numbers computed as from the ledger', async () => {
    const stored = await grafana.frames({ metric: 'requests' });
    const computed = await grafana.frames({ metric: 'requests', horizon: 48, levels: [0.5, 0.8, 0.95], seasons: [24] });
    const plain = await grafana.frames({ metric: 'requests', horizon: 48, levels: [0.5, 0.8, 0.95], seasons: [24] });
    expect(computed.map(valuesOf)).toEqual(plain.map(valuesOf));
    expect(stored.map(frame => labelsOf(frame))).toEqual(computed.map(frame => labelsOf(frame)));
  });

  it('sums series stamp by stamp', async () => {
    const [api, web] = withRole(await grafana.frames({ metric: 'requests' }), 'actual');
    const frames = await grafana.frames({ metric: 'requests', groupBy: [] });
    const [sum] = withRole(frames, 'actual');
    expect(withRole(frames, 'actual')).toHaveLength(1);
    expect(labelsOf(sum!)).toEqual({ role: 'actual' });
    expect(valuesOf(sum!)).toEqual(valuesOf(api!).map((value, i) => value + valuesOf(web!)[i]!));
    expect(withRole(frames, 'forecast')[0]!.meta.custom.adjustments[0]).toBe('sum of 2 series');
  });

  it.each(['min-trace', 'bottom-up'])(
    'forecasts parts and the whole so that they add up, by %s',
    async reconciliation => {
      const asked = { metric: 'requests', hierarchy: ['service'], reconciliation };
      const whole = withRole(await grafana.frames({ ...asked, groupBy: [] }), 'forecast');
      const parts = withRole(await grafana.frames(asked), 'forecast');
      expect(whole).toHaveLength(1);
      expect(parts.map(frame => labelsOf(frame).service)).toEqual(['api', 'web']);
      const [api, web] = parts.map(valuesOf);
      expect(valuesOf(whole[0]!)).toEqual(api!.map((value, i) => value + web![i]!));
      expect(whole[0]!.rows).toBe(24);
    },
  );

  it('refuses a level that the hierarchy does not have', async () => {
    const model = { metric: 'requests', hierarchy: ['service'], groupBy: ['level'] };
    const { A } = await grafana.query([{ model }]);
    expect(A).toMatchObject({ status: 400, error: expect.stringContaining('no level of the hierarchy [service]') });
  });

  it.each([
    [[{ name: 'service', op: '=', value: 'api' }], ['api']],
    [[{ name: 'service', op: '!=', value: 'api' }], ['web']],
    [[{ name: 'service', op: '=~', value: 'a.i|nothing' }], ['api']],
    [[{ name: 'service', op: '=~', value: 'a' }], []],
    [[{ name: 'service', op: '!~', value: 'w.*' }], ['api']],
    [[{ name: 'region', op: '=', value: '' }], ['api', 'web']],
    [[{ name: 'region', op: '!=', value: '' }], []],
  ])('takes the labels %j as Prometheus does', async (labels, services) => {
    const frames = await grafana.frames({ metric: 'requests', labels });
    expect(withRole(frames, 'actual').map(frame => labelsOf(frame).service)).toEqual(services);
  });

  it('averages a history that has more points than the picture', async () => {
    const frames = await grafana.frames(
      { metric: 'requests' },
      { from: THIS_HOUR - 28 * 24 * HOUR, maxDataPoints: 100 },
    );
    const [actual] = withRole(frames, 'actual');
    expect(actual!.rows).toBeLessThanOrEqual(100);
    expect(actual!.meta.notices[0]).toMatchObject({
      severity: 'info',
      text: expect.stringMatching(/^672 points shown as/),
    });
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(Math.abs(mean(valuesOf(actual!)) - mean(hourly({}, 672).value))).toBeLessThan(1);
  });

  it('keeps to the range on request', async () => {
    const range = { from: THIS_HOUR - HOUR, to: THIS_HOUR + 3 * HOUR };
    const frames = await grafana.frames({ metric: 'requests', beyondRange: false }, range);
    expect(withRole(frames, 'forecast').map(frame => frame.rows)).toEqual([3, 3]);
    const later = await grafana.frames(
      { metric: 'requests' },
      { from: THIS_HOUR + 40 * HOUR, to: THIS_HOUR + 41 * HOUR },
    );
    expect(later.map(frame => frame.rows)).toEqual(Array.from({ length: 2 * 7 }, () => 9));
  });

  it('gives an alert rule one frame a series with all that is to come, on request', async () => {
    // As a rule asks: a range that ends now, while the forecast lies behind it.
    const frames = await grafana.frames(
      { metric: 'requests', roles: ['forecast'] },
      { from: THIS_HOUR, to: Date.now() },
    );
    expect(frames.map(labelsOf)).toEqual([
      { service: 'api', exported_level: 'error', role: 'forecast' },
      { service: 'web', exported_level: 'error', role: 'forecast' },
    ]);
    expect(frames.map(frame => frame.rows)).toEqual([48, 48]);
    expect(timesOf(frames[0]!)[0]).toBe(THIS_HOUR + HOUR);
  });

  it.each([
    [['upper'], ['upper', 'upper', 'upper']],
    [['actual'], ['actual']],
    [
      ['lower', 'forecast'],
      ['forecast', 'lower', 'lower', 'lower'],
    ],
  ])('gives only the roles %j', async (roles, expected) => {
    const labels = [{ name: 'service', op: '=', value: 'api' }];
    const frames = await grafana.frames({ metric: 'requests', labels, roles });
    expect(frames.map(frame => labelsOf(frame).role)).toEqual(expected);
  });

  it('says where no history is asked for that a series has no forecast, and why', async () => {
    await service.push('mixed', [
      hourly({ host: 'old' }, 24 * 14),
      { labels: { host: 'new' }, ts: [THIS_HOUR], value: [1] },
    ]);
    const frames = await grafana.frames({ metric: 'mixed', roles: ['forecast'] });
    expect(frames.map(frame => labelsOf(frame).host)).toEqual(['old']);
    const text = expect.stringMatching(/^1 of 2 series have no forecast: .*needs 3 points.*has 1/);
    expect(frames[0]!.meta.notices).toEqual([{ severity: 'warning', text }]);
    const [nothing, ...rest] = await grafana.frames({ metric: 'few', roles: ['forecast', 'upper'] });
    expect(nothing!.fields).toEqual([]);
    expect(nothing!.meta.notices[0].text).toContain('has 2');
    expect(rest).toEqual([]);
  });

  it('refuses with numbers what has too little history, and shows what there is', async () => {
    const [frame, ...rest] = await grafana.frames({ metric: 'few' });
    expect(rest).toEqual([]);
    expect(valuesOf(frame!)).toEqual([1, 2]);
    expect(frame!.meta.custom.foresight_refusal).toEqual({
      needs: 3,
      has: 2,
      reason: expect.stringContaining('needs 3'),
    });
    expect(frame!.meta.notices).toEqual([{ severity: 'info', text: expect.stringContaining('has 2') }]);
  });

  it.each([
    [
      'no series fits',
      { metric: 'requests', labels: [{ name: 'service', op: '=', value: 'none' }] },
      {},
      /none of the 2/,
    ],
    ['nothing is in the range', { metric: 'requests' }, { from: 0, to: HOUR }, /nothing between 1970/],
  ])('says in a frame without fields why there is nothing: %s', async (_, model, ask, expected) => {
    const frames = await grafana.frames({ ...model, beyondRange: false }, ask);
    expect(frames).toHaveLength(1);
    expect(frames[0]).toMatchObject({ fields: [], meta: { type: 'timeseries-multi' } });
    expect(frames[0]!.meta.notices[0].text).toMatch(expected);
  });

  it("takes the data source's defaults where the query leaves something open", async () => {
    const who = { jsonData: { defaultHorizon: 7, defaultLevel: 0.8 } };
    const frames = await grafana.frames({ metric: 'requests' }, {}, who);
    expect(withRole(frames, 'forecast').map(frame => frame.rows)).toEqual([7, 7]);
    expect(withRole(frames, 'upper').map(frame => labelsOf(frame).level)).toEqual(['0.8', '0.8']);
    const own = await grafana.frames({ metric: 'requests', horizon: 9 }, {}, who);
    expect(withRole(own, 'forecast').map(frame => frame.rows)).toEqual([9, 9]);
  });

  it('sees a new point at once', async () => {
    await service.push('fresh', [hourly({}, 48)]);
    const before = await grafana.frames({ metric: 'fresh' });
    await service.push('fresh', [{ labels: {}, ts: [THIS_HOUR], value: [12_345] }]);
    const after = await grafana.frames({ metric: 'fresh' });
    expect(valuesOf(before[0]!).at(-1)).not.toBe(12_345);
    expect(valuesOf(after[0]!).at(-1)).toBe(12_345);
  });
});
