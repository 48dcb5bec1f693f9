import type { AnomaliesCustom, AnomalyFrameCustom } from '@foresight/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeGrafana } from './fake-grafana.ts';
import { HOUR, type HostService, hostService, hourly, THIS_HOUR } from './service.ts';
import type { ReadFrame } from './strict-frame.ts';

const POINTS = 24 * 21;
/** Hours before now of the spike upwards of api, and of the fall of web. */
const SPIKE = 30;
const FALL = 100;
let service: HostService;
let grafana: FakeGrafana;

function odd(labels: Record<string, string>, hoursAgo: number, by: number) {
  const { ts, value } = hourly(labels, POINTS);
  return { labels, ts, value: value.map((v, i) => (i === POINTS - 1 - hoursAgo ? v + by : v)) };
}

beforeAll(async () => {
  service = await hostService();
  await service.push('load', [
    odd({ service: 'api', role: 'own' }, SPIKE, 600),
    odd({ service: 'web', role: 'own' }, FALL, -600),
  ]);
  await service.push('young', [hourly({ service: 'new' }, 20)]);
  await service.push('growing', [odd({}, SPIKE, 600)]);
  await service.push(
    'many',
    Array.from({ length: 101 }, (_, i) => hourly({ host: String(i) }, 3)),
  );
  grafana = new FakeGrafana(service.tcp, { token: service.tokens.admin });
});
afterAll(async () => {
  grafana.close();
  await service.close();
});

const lastDays = (days: number) => ({ from: THIS_HOUR - days * 24 * HOUR, to: THIS_HOUR });
async function asked(members: object, span: object = lastDays(7), options = {}): Promise<readonly ReadFrame[]> {
  const model = { queryType: 'anomaly', metric: 'load', ...members };
  const { A } = await grafana.query([{ model, queryType: 'anomaly', ...span }], {}, options);
  if (A!.error) throw new Error(A!.error);
  return A!.frames;
}
const FROM_ALERT = { headers: { FromAlert: 'true' } };
const column = (frame: ReadFrame | undefined, name: string) => frame?.fields.find(field => field.name === name)?.values;
const ms = (ns: unknown) => Number((ns as bigint) / 1_000_000n);
const labelsOf = (frame: ReadFrame) => frame.fields[1]!.labels;

describe('the series', () => {
  it('come as a frame a series and role, within the range', async () => {
    const frames = await asked({});
    expect(frames.slice(0, 6).map(labelsOf)).toEqual(
      [
        { role: 'actual' },
        { role: 'expected' },
        { role: 'lower', level: '0.99' },
        { role: 'upper', level: '0.99' },
        { role: 'score' },
        { role: 'direction' },
      ].map(own => ({ service: 'api', exported_role: 'own', ...own })),
    );
    expect(frames).toHaveLength(12);
    const custom = frames[0]!.meta.custom as AnomalyFrameCustom;
    expect(custom).toMatchObject({ metric: 'load', learning: { has: POINTS, needs: 48 }, bucket_ms: 0 });
    const [score, direction] = [frames[4]!, frames[5]!].map(frame => frame.fields[1]!.values as number[]);
    const at = (frames[4]!.fields[0]!.values as bigint[]).map(ms).indexOf(THIS_HOUR - SPIKE * HOUR);
    expect(score![at]).toBeGreaterThan(75);
    expect(direction![at]).toBe(1);
    const times = (frames[0]!.fields[0]!.values as bigint[]).map(ms);
    expect(times[0]).toBe(THIS_HOUR - 7 * 24 * HOUR);
  });

  it('in buckets keep the highest score', async () => {
    const whole = await asked({ roles: ['score'] });
    const [frame] = await asked({ roles: ['score'] }, { ...lastDays(7), maxDataPoints: 10 });
    const most = (one: ReadFrame) => Math.max(...(one.fields[1]!.values as number[]));
    expect(frame!.fields[1]!.values.length).toBeLessThanOrEqual(10);
    expect(most(frame!)).toBe(most(whole[0]!));
    expect(labelsOf(frame!)).toMatchObject({ role: 'score' });
  });
});

describe('the findings', () => {
  it('come beside the first frame, for panels to mark, whatever is shown', async () => {
    for (const show of ['series', 'findings', 'annotations']) {
      const [first, ...rest] = await asked({ show, direction: 'up' });
      const { anomalies } = first!.meta.custom as AnomaliesCustom;
      expect(anomalies.map(({ labels }) => labels.service)).toEqual(['api', 'web']);
      const spike = { start: new Date(THIS_HOUR - SPIKE * HOUR).toISOString(), direction: 'up', severity: 'serious' };
      expect(anomalies[0]!.findings).toContainEqual(expect.objectContaining(spike));
      expect(rest.filter(({ meta }) => meta.custom && 'anomalies' in meta.custom)).toEqual([]);
    }
  });

  it('are a table by time', async () => {
    const [frame] = await asked({ show: 'findings' });
    expect(frame!.fields.map(({ name }) => name)).toEqual(
      'start end series severity direction score observed expected rule text'.split(' '),
    );
    const starts = (column(frame, 'start') as bigint[]).map(ms);
    expect(starts).toContain(THIS_HOUR - SPIKE * HOUR);
    expect(starts).toContain(THIS_HOUR - FALL * HOUR);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it('obey every option', async () => {
    const directions = async (members: object) =>
      column((await asked({ show: 'findings', ...members }))[0], 'direction');
    expect(new Set(await directions({}))).toEqual(new Set(['down', 'up']));
    expect(new Set(await directions({ direction: 'up' }))).toEqual(new Set(['up']));
    expect(new Set(await directions({ direction: 'down' }))).toEqual(new Set(['down']));
    expect(await directions({ minDeviation: 10_000 })).toEqual([]);
    expect(await directions({ minDeviationPercent: 100_000 })).toEqual([]);
    expect(await directions({ outside: { x: 5, n: 5 } })).toEqual([]);
    expect(new Set(await directions({ sensitivity: 'serious' }))).toEqual(new Set(['down', 'up']));
  });

  it('are annotations', async () => {
    const [frame] = await asked({ show: 'annotations', direction: 'up' });
    expect(frame!.fields.map(({ name }) => name)).toEqual(['time', 'timeEnd', 'title', 'text', 'tags']);
    expect((column(frame, 'tags') as string[])[0]).toBe('anomaly,serious,up');
  });
});

describe('a rule', () => {
  it('gets the highest score of what was found in its range, a number a series', async () => {
    const [frame] = await asked({}, lastDays(2), FROM_ALERT);
    expect(column(frame, 'service')).toEqual(['api', 'web']);
    const [api, web] = column(frame, 'score') as number[];
    expect(api).toBeGreaterThan(75);
    expect(web).toBe(0);
  });

  it('gets no number while the series learns, with the reason', async () => {
    const [frame] = await asked({ metric: 'young' }, lastDays(2), FROM_ALERT);
    expect(column(frame, 'score')).toEqual([null]);
    const when = new Date(THIS_HOUR + 29 * HOUR).toISOString();
    expect(JSON.stringify(frame!.meta.notices)).toContain(
      `has 20 of the 49 values it needs; with no gap it will have them at ${when}`,
    );
  });

  it('is refused rows', async () => {
    await expect(asked({ show: 'findings' }, lastDays(2), FROM_ALERT)).rejects.toThrow("'findings' are rows");
  });
});

describe('new points', () => {
  it('are seen, with what was found before', async () => {
    const findings = async () => column((await asked({ metric: 'growing', show: 'findings' }, lastDays(7)))[0], 'text');
    const before = await findings();
    const later = [1, 2].map(n => THIS_HOUR - 20 * HOUR + (n - 20) * HOUR);
    await service.push('growing', [{ labels: {}, ts: later, value: [900, 900] }]);
    const after = await findings();
    expect(after).not.toEqual(before);
  });
});

describe('what cannot be asked', () => {
  it.each([
    [{ outside: { x: 4, n: 3 } }, '4 of the last 3 values cannot be outside'],
    [{ metric: 'many' }, '101 series fit; an anomaly query reads 100 at most'],
    [{ sensitivity: 'wild' }, 'sensitivity'],
    [{ minDeviation: 0 }, 'minDeviation'],
    [{ roles: [] }, 'roles'],
    [{ metric: 'none' }, "there is no metric 'none'"],
  ])('%j is refused in words', async (members, words) => {
    await expect(asked(members)).rejects.toThrow(words);
  });
});
