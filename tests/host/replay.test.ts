// What was said then: the ledger answers, past every newer forecast, and nothing is computed.
import type { ForecastFrameCustom, ForecastMoment } from '@foresight/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeGrafana } from './fake-grafana.ts';
import { HOUR, type HostService, hostService, hourly, THIS_HOUR } from './service.ts';
import type { ReadFrame } from './strict-frame.ts';
import { trainMetric } from './train-metric.ts';

let service: HostService;
let grafana: FakeGrafana;
let moments: readonly ForecastMoment[];

const api = hourly({ service: 'api' }, 24 * 28);
/** Two days were still to come when the first forecast was made. */
const THEN = THIS_HOUR - 48 * HOUR;

beforeAll(async () => {
  service = await hostService();
  grafana = new FakeGrafana(service.tcp, { token: service.tokens.admin });
  const known = { ...api, ts: api.ts.slice(0, -48), value: api.value.slice(0, -48) };
  await service.push('requests', [known]);
  await trainMetric(service, { metric: 'requests', horizon: 48, levels: [0.8, 0.95] });
  await service.push('requests', [api, hourly({ service: 'web' }, 24 * 28, 300)]);
  await trainMetric(service, { metric: 'requests', horizon: 24 });
  moments = await momentsOf('metric=requests');
});
afterAll(async () => {
  grafana.close();
  await service.close();
});

async function momentsOf(query: string): Promise<readonly ForecastMoment[]> {
  const { code, text } = await grafana.resource('GET', `forecasts/moments?${query}`);
  expect(code).toBe(200);
  return (JSON.parse(text) as { items: readonly ForecastMoment[] }).items;
}

const roleOf = (frame: ReadFrame) => frame.fields[1]?.labels?.role;
const forecastsOf = (frames: readonly ReadFrame[]) => frames.filter(frame => roleOf(frame) === 'forecast');
const customOf = (frame: ReadFrame) => frame.meta.custom as ForecastFrameCustom;
const timesOf = (frame: ReadFrame) => (frame.fields[0]!.values as bigint[]).map(ns => Number(ns / 1_000_000n));
const asked = (asOf: string, more: object = {}) => grafana.frames({ metric: 'requests', asOf, ...more });

describe('the moments of a metric', () => {
  it('are those at which forecasts were issued, the newest first', () => {
    expect(moments.map(({ origin, series }) => [origin, series])).toEqual([
      [new Date(THIS_HOUR).toISOString(), 2],
      [new Date(THEN).toISOString(), 1],
    ]);
    expect(moments[0]!.issued_at > moments[1]!.issued_at).toBe(true);
  });

  it('come in pages', async () => {
    const [newest, first] = moments;
    expect(await momentsOf('metric=requests&limit=1')).toEqual([newest]);
    expect(await momentsOf(`metric=requests&limit=1&before=${newest!.issued_at}`)).toEqual([first]);
    expect(await momentsOf(`metric=requests&before=${first!.issued_at}`)).toEqual([]);
  });

  it('are those of the series that fit', async () => {
    expect((await momentsOf('metric=requests&label=service%3Dweb')).map(({ series }) => series)).toEqual([1]);
    expect(await momentsOf('metric=never_seen')).toEqual([]);
  });

  it.each([
    ['limit=0', /limit must be >= 1/],
    ['limit=9999', /limit must be <= 1000/],
    ['before=yesterday', /before must match format/],
    ['label=service', /not of the form name=value/],
  ])('refuse %s', async (query, expected) => {
    const { code, text } = await grafana.resource('GET', `forecasts/moments?metric=requests&${query}`);
    expect(code).toBe(400);
    expect(text).toMatch(expected);
  });

  it('are those of the own workspace', async () => {
    const other = new FakeGrafana(service.tcp, { token: service.tokens.other });
    const { text } = await other.resource('GET', 'forecasts/moments?metric=requests');
    other.close();
    expect(JSON.parse(text)).toEqual({ items: [] });
  });
});

describe('a forecast query with asOf', () => {
  it('gives the forecast of then over the history of today', async () => {
    const frames = await asked(moments[1]!.issued_at, { labels: [{ name: 'service', op: '=', value: 'api' }] });
    const [said] = forecastsOf(frames);
    expect(customOf(said!)).toMatchObject({
      source: 'ledger',
      as_of: moments[1]!.issued_at,
      issued_at: moments[1]!.issued_at,
      origin: new Date(THEN).toISOString(),
    });
    expect(timesOf(said!)).toEqual(Array.from({ length: 48 }, (_, i) => THEN + (i + 1) * HOUR));
    const history = frames.find(frame => roleOf(frame) === 'actual')!;
    expect(timesOf(history).at(-1)).toBe(THIS_HOUR);
    expect(frames.map(frame => frame.fields[1]!.labels!.level).filter(Boolean)).toEqual(['0.8', '0.8', '0.95', '0.95']);
  });

  it('has what seasonal naive would have said, of one series: the day before, again and again', async () => {
    const one = { labels: [{ name: 'service', op: '=', value: 'api' }] };
    const [said] = forecastsOf(await asked(moments[1]!.issued_at, one));
    const lastDay = api.value.slice(-48 - 24, -48);
    expect(customOf(said!).naive).toEqual([...lastDay, ...lastDay]);
    const later = { from: THEN + 10 * HOUR, to: THIS_HOUR };
    const [cut] = forecastsOf(await grafana.frames({ metric: 'requests', asOf: moments[1]!.issued_at, ...one }, later));
    expect(customOf(cut!).naive).toEqual([...lastDay, ...lastDay].slice(9));
    const both = forecastsOf(await asked(moments[0]!.issued_at));
    expect(both.map(frame => customOf(frame).naive)).toEqual([undefined, undefined]);
  });

  it('takes the newest issued by then, and gives it as it was said: of as many steps, at the levels of then', async () => {
    const between = new Date(Date.parse(moments[0]!.issued_at) - 1).toISOString();
    const api = [{ name: 'service', op: '=', value: 'api' }];
    const [said] = forecastsOf(await asked(between, { horizon: 500, levels: [0.5], model: 'drift', labels: api }));
    expect(customOf(said!)).toMatchObject({ issued_at: moments[1]!.issued_at, model: 'auto' });
    expect(said!.rows).toBe(48);
    expect(forecastsOf(await asked(between, { horizon: 5, labels: api }))[0]!.rows).toBe(5);
    const now = forecastsOf(await asked('2100-01-01T00:00:00Z'));
    expect(now.map(frame => customOf(frame).issued_at)).toEqual([moments[0]!.issued_at, moments[0]!.issued_at]);
  });

  it('says when a series was forecast for the first time, instead of computing', async () => {
    const frames = await asked(moments[1]!.issued_at);
    expect(forecastsOf(frames)).toHaveLength(1);
    const web = frames.find(frame => frame.fields[1]!.labels!.service === 'web')!;
    expect(web.meta.custom.foresight_refusal.reason).toBe(
      `No forecast of this series had been issued by ${moments[1]!.issued_at}: the first was issued at ${moments[0]!.issued_at}`,
    );
  });

  it('says of a series that was never forecast, and of a sum, that the ledger has nothing', async () => {
    await service.push('unseen', [hourly({}, 48)]);
    const [unseen] = await grafana.frames({ metric: 'unseen', asOf: '2026-01-01T00:00:00Z' });
    expect(unseen!.meta.custom.foresight_refusal.reason).toMatch(
      /by 2026-01-01T00:00:00.000Z, nor has one been since$/,
    );
    const [sum] = await asked(moments[0]!.issued_at, { groupBy: [] });
    expect(sum!.meta.custom.foresight_refusal.reason).toMatch(/^The ledger has no forecasts of sums/);
  });

  it.each([
    ['24 October', /asOf/],
    ['2016-12-31T23:59:60Z', /asOf/],
  ])('refuses %s', async (asOf, expected) => {
    const { A } = await grafana.query([{ model: { metric: 'requests', asOf } }]);
    expect(A).toMatchObject({ status: 400, error: expect.stringMatching(expected) });
  });

  it('says of a history in averages what each is the mean of', async () => {
    const frames = await grafana.frames(
      { metric: 'requests' },
      { from: THIS_HOUR - 28 * 24 * HOUR, maxDataPoints: 100 },
    );
    expect(frames[0]!.meta.custom.mean_of_ms).toBeGreaterThanOrEqual(6 * HOUR);
    const [whole] = await grafana.frames({ metric: 'requests' });
    expect(whole!.meta.custom.mean_of_ms).toBeUndefined();
  });
});
