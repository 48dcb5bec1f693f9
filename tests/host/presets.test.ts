// Ready-made queries against the simulated company that the sample workspace is made of.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { northlightMetrics } from '../../backend-proxy/src/connectors/northlight/index.ts';
import { PRESETS, presetsFor } from '../../src/datasource/presets/index.ts';
import { FakeGrafana } from './fake-grafana.ts';
import { type HostService, hostService, type NewSeries } from './service.ts';
import type { ReadFrame } from './strict-frame.ts';

const DAY = 86_400_000;
const today = new Date(Math.floor(Date.now() / DAY) * DAY);
let service: HostService;
let grafana: FakeGrafana;

/** The sample ends at midnight; hours go on to this one, or in the afternoon too little of the last day would lie ahead. */
const HOURLY = new Set(['requests', 'errors']);
const HOUR = 3_600_000;
const sinceMidnight = Math.floor((Date.now() - today.getTime()) / HOUR) * HOUR;

/** Series by metric, as the sample has them. */
async function sample(): Promise<Map<string, NewSeries[]>> {
  const series = new Map<string, { metric: string; labels: Record<string, string>; ts: number[]; value: number[] }>();
  for await (const { metric, labels, ts, value } of northlightMetrics({
    end: today.toISOString().slice(0, 10),
    people: 200,
  })) {
    const key = JSON.stringify([metric, labels]);
    const own = series.get(key) ?? { metric, labels: { ...labels }, ts: [], value: [] };
    series.set(key, own);
    own.ts.push(ts + (HOURLY.has(metric) ? sinceMidnight : 0));
    own.value.push(value);
  }
  return Map.groupBy(series.values(), ({ metric }) => metric);
}

let stored: Map<string, NewSeries[]>;
beforeAll(async () => {
  service = await hostService();
  stored = await sample();
  const wanted = new Set(PRESETS.map(({ query }) => query.metric));
  for (const [metric, series] of stored) if (wanted.has(metric)) await service.push(metric, series);
  grafana = new FakeGrafana(service.tcp, { token: service.tokens.read });
}, 60_000);
afterAll(async () => {
  grafana.close();
  await service.close();
});

async function asked(model: { readonly queryType: string }): Promise<readonly ReadFrame[]> {
  const range = { from: today.getTime() - 30 * DAY, to: Date.now() };
  const { A } = await grafana.query([{ model, queryType: model.queryType, ...range }]);
  if (A!.error) throw new Error(A!.error);
  return A!.frames;
}
const labelsOf = (frames: readonly ReadFrame[], role: string) =>
  frames.flatMap(({ fields: [, value] }) => (value?.labels?.role === role ? [value.labels] : []));

describe('presets', () => {
  it.each(PRESETS)('$name: answered by the sample, for each series, without a refusal', async ({ query }) => {
    const frames = await asked(query);
    expect(frames.length).toBeGreaterThan(0);
    for (const { rows, meta } of frames) {
      expect(rows).toBeGreaterThan(0);
      expect((meta.notices ?? []).filter((notice: { severity: string }) => notice.severity !== 'info')).toEqual([]);
      expect(meta.custom ?? {}).not.toHaveProperty('foresight_refusal');
    }
    if (query.queryType === 'capacity') return;
    const expected = query.groupBy ? 1 : stored.get(query.metric)!.length;
    const role = query.queryType === 'growth' ? 'best' : 'forecast';
    expect(labelsOf(frames, role)).toHaveLength(expected);
  });

  it('break credits down by feature and service, and errors by agent', async () => {
    const [credits, errors] = [PRESETS[0]!, PRESETS.at(-1)!];
    for (const one of labelsOf(await asked(credits.query), 'forecast')) {
      expect(one).toMatchObject({ feature: expect.any(String), service: expect.any(String) });
    }
    const agents = labelsOf(await asked(errors.query), 'forecast').map(({ agent }) => agent);
    expect(new Set(agents).size).toBe(agents.length);
  });

  it('are offered where their metric is stored, and not elsewhere', () => {
    expect(presetsFor([{ metric: 'errors' }, { metric: 'sales' }]).map(({ id }) => id)).toEqual(['errors-by-agent']);
    expect(presetsFor([])).toEqual([]);
    expect(presetsFor([...stored.keys()].map(metric => ({ metric })))).toEqual(PRESETS);
    expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length);
  });
});
