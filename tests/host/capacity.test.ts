import type { CapacityFrameCustom } from '@foresight/contracts';
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
  await service.push('load', [
    hourly({ service: 'api', role: 'own' }, 24 * 28),
    hourly({ service: 'web', role: 'own' }, 24 * 28, 300),
  ]);
  const { ts, value } = hourly({}, 24 * 28);
  await service.push('mixed', [
    { labels: { service: 'alive' }, ts, value },
    { labels: { service: 'stopped' }, ts: ts.map(at => at - 20 * DAY), value },
  ]);
  const midnight = Math.floor(THIS_HOUR / DAY) * DAY;
  const days = Array.from({ length: 90 }, (_, i) => midnight - (89 - i) * DAY);
  await service.push('signups', [
    { labels: {}, ts: days, value: days.map((_, i) => 50 + (i % 7) * 5 + ((i * 31) % 4)) },
  ]);
  grafana = new FakeGrafana(service.tcp, { token: service.tokens.admin });
  await train(grafana, { metric: 'load', horizon: 72 });
});
afterAll(async () => {
  grafana.close();
  await service.close();
});

async function asked(members: object, options = {}): Promise<readonly ReadFrame[]> {
  const model = { queryType: 'capacity', metric: 'load', ...members };
  const { A } = await grafana.query([{ model, queryType: 'capacity' }], {}, options);
  if (A!.error) throw new Error(A!.error);
  return A!.frames;
}
/** The fake Grafana then checks that labels tell the numbers apart. */
const FROM_ALERT = { headers: { FromAlert: 'true' } };
const column = (frame: ReadFrame | undefined, name: string) => frame?.fields.find(field => field.name === name)?.values;
const numbersOf = (frame: ReadFrame) => frame.fields.filter(({ type }) => type === 'number').map(({ name }) => name);
const ms = (ns: unknown) => Number((ns as bigint) / 1_000_000n);

describe('the peaks of the days ahead', () => {
  it('are a frame a series and role, one value a day, the middle within its range', async () => {
    const frames = await asked({ levels: [0.8] });
    expect(frames.map(({ fields }) => fields[1]!.labels)).toEqual(
      ['api', 'web'].flatMap(service =>
        [{ role: 'peak' }, { role: 'lower', level: '0.8' }, { role: 'upper', level: '0.8' }].map(own => ({
          ...{ service, exported_role: 'own' },
          ...own,
        })),
      ),
    );
    const [peak, lower, upper] = frames.map(({ fields }) => fields[1]!.values as number[]);
    expect(peak!.length).toBeGreaterThanOrEqual(3);
    peak!.forEach((v, i) => {
      expect(v).toBeGreaterThan(lower![i]!);
      expect(v).toBeLessThan(upper![i]!);
    });
    // A wave of 20 around 100 with up to 12 on top: no whole day stays below 115, and its highest hour is near its crest at 6.
    const { days, time_zone } = frames[0]!.meta.custom as CapacityFrameCustom;
    expect(time_zone).toBe('UTC');
    for (const day of days.filter(({ steps }) => steps === 24)) {
      expect(day.peak).toBeGreaterThan(115);
      expect(day.peak).toBeLessThan(135);
      expect(Math.abs(new Date(day.at!).getUTCHours() - 6)).toBeLessThanOrEqual(4);
      expect(day.share).toBeGreaterThan(1 / 24);
    }
    expect(days.reduce((sum, day) => sum + day.steps, 0)).toBe(72);
  });

  it('are those of the clock of a zone', async () => {
    const [frame] = await asked({ time_zone: 'Asia/Kolkata' });
    const starts = (frame!.fields[0]!.values as bigint[]).map(ms);
    expect(starts.map(at => (at + 5.5 * HOUR) % DAY)).toEqual(starts.map(() => 0));
  });

  it('of daily series are their steps, without an hour', async () => {
    const [frame] = await asked({ metric: 'signups', horizon: 14 });
    const { days } = frame!.meta.custom as CapacityFrameCustom;
    expect(days).toHaveLength(14);
    expect(days[0]).toMatchObject({ steps: 1, at: null, share: null, over: null });
    const [summary] = await asked({ metric: 'signups', horizon: 14, show: 'summary' });
    expect(numbersOf(summary!)).toEqual(['peak', 'peak_high', 'days_until_peak']);
  });

  it('in a rule are the peaks alone', async () => {
    const frames = await asked({ show: 'peaks' }, FROM_ALERT);
    expect(frames.map(({ fields }) => fields[1]!.labels.role)).toEqual(['peak', 'peak']);
  });
});

describe('what is left of a capacity', () => {
  it('is told in numbers of the present moment', async () => {
    const [frame] = await asked({ show: 'summary', capacity: 200 });
    expect(frame!.meta.type).toBe('numeric-long');
    expect(column(frame, 'service')).toEqual(['api', 'web']);
    expect(column(frame, 'probability')).toEqual([0, 1]);
    const [free, full] = column(frame, 'days_until_full') as number[];
    expect(free).toBe(Infinity);
    expect(full).toBeLessThan(1);
    const of = (name: string) => column(frame, name) as number[];
    expect(of('utilisation')[0]).toBeCloseTo(of('peak')[0]! / 200, 12);
    expect(of('headroom')[0]).toBeCloseTo(200 - of('peak_high')[0]!, 12);
    expect(of('headroom')[1]).toBeLessThan(-100);
    expect(Math.abs(of('peak_hour')[0]! - 6)).toBeLessThanOrEqual(4);
  });

  it('is a table of the highest days', async () => {
    const [frame] = await asked({ show: 'days', capacity: 200, top: 2 });
    expect(frame!.meta.type).toBe('table');
    expect(column(frame, 'service')).toEqual(['api', 'api', 'web', 'web']);
    expect(column(frame, 'over')).toEqual([0, 0, 1, 1]);
    const peaks = column(frame, 'peak') as number[];
    expect(peaks[0]).toBeGreaterThanOrEqual(peaks[1]!);
    const [plain] = await asked({ show: 'days' });
    expect(numbersOf(plain!)).toEqual(['peak', 'lower', 'upper', 'steps']);
  });

  it.each([
    [{ capacity: 200 }, 'probability', [0, 1]],
    [{ capacity: 200, stat: 'utilisation' }, 'utilisation', undefined],
    [{}, 'peak', undefined],
  ])('gives a rule that asks %j one number', async (members, name, values) => {
    const [frame] = await asked(members, FROM_ALERT);
    expect(numbersOf(frame!)).toEqual([name]);
    if (values) expect(column(frame, name)).toEqual(values);
  });

  it('is no data for an instance whose data stopped', async () => {
    const [frame] = await asked({ metric: 'mixed', capacity: 1e6 }, FROM_ALERT);
    expect(column(frame, 'probability')).toEqual([0, null]);
    expect(frame!.meta.notices[0].text).toMatch(/^1 of 2 series say nothing: The data stopped/);
  });
});

it.each([
  ['a capacity of nothing', { capacity: 0 }, /capacity/],
  ['a capacity that is a text', { capacity: '200' }, /capacity/],
  ['a view that does not exist', { show: 'hours' }, /peaks, summary, days/],
  [
    'what is left of no capacity',
    { stat: 'headroom', show: 'summary' },
    /headroom is measured against a capacity.*Fix: add capacity/,
  ],
  ['a zone that does not exist', { time_zone: 'Europe/Berlim' }, /Europe\/Berlim/],
])('refuses %s', async (_, members, expected) => {
  await expect(asked(members)).rejects.toThrow(expected);
});

it('refuses a list of days in a rule', async () => {
  await expect(asked({ show: 'days' }, FROM_ALERT)).rejects.toThrow(
    /no number that a rule could judge.*Fix: show 'summary'/,
  );
});
