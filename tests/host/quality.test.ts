import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeGrafana } from './fake-grafana.ts';
import { HOUR, type HostService, hostService, hourly, THIS_HOUR } from './service.ts';
import type { ReadFrame } from './strict-frame.ts';

const DAY = 24 * HOUR;
const HOLE = [5, 6, 7];
let service: HostService;
let grafana: FakeGrafana;

/** A day of hours up to the last full one. */
const day = (labels: Record<string, string>) => hourly(labels, 24);

beforeAll(async () => {
  service = await hostService();
  const late = day({ service: 'late' });
  const holed = day({ service: 'holed' });
  await service.push('requests', [
    day({ service: 'whole' }),
    { ...late, ts: late.ts.slice(0, 12), value: late.value.slice(0, 12) },
    {
      ...holed,
      ts: holed.ts.filter((_, i) => !HOLE.includes(i)),
      value: holed.value.filter((_, i) => !HOLE.includes(i)),
    },
  ]);
  await service.push('lonely', [{ labels: {}, ts: [THIS_HOUR], value: [1] }]);
  grafana = new FakeGrafana(service.tcp, { token: service.tokens.read });
});
afterAll(async () => {
  grafana.close();
  await service.close();
});

const RANGE = { from: THIS_HOUR - DAY, to: THIS_HOUR + HOUR, queryType: 'quality' };
const ask = (model: object) => grafana.frames({ queryType: 'quality', ...model }, RANGE);
const column = (frame: ReadFrame, name: string) => frame.fields.find(field => field.name === name)!.values;
const rows = (frame: ReadFrame) =>
  Array.from({ length: frame.rows }, (_, i) =>
    Object.fromEntries(frame.fields.map(({ name, values }) => [name, values[i]])),
  );

describe('a quality query', () => {
  it('says of each series how complete and how late it is', async () => {
    const [frame] = await ask({ metric: 'requests' });
    expect(frame!.meta).toMatchObject({ type: 'numeric-long' });
    const byService = Object.fromEntries(rows(frame!).map(row => [row.service, row]));
    expect(byService.whole).toMatchObject({
      metric: 'requests',
      completeness: 1,
      age_steps: 0,
      longest_gap: 0,
      points: 24,
    });
    // Silence since noon: the hour that runs now is not expected yet.
    expect(byService.late).toMatchObject({ age_steps: 12, points: 12 });
    expect(byService.late!.longest_gap).toBeGreaterThanOrEqual(11);
    expect(byService.late!.completeness).toBeLessThan(0.55);
    expect(byService.holed).toMatchObject({ longest_gap: 3, points: 21, age_steps: 0 });
    expect(byService.holed!.completeness).toBeCloseTo((24 - 3) / 24, 1);
  });

  it('gives a metric the worst of its series, and sums their points', async () => {
    const [frame] = await ask({ metric: 'requests', show: 'metrics' });
    expect(rows(frame!)).toHaveLength(1);
    expect(rows(frame!)[0]).toMatchObject({ metric: 'requests', age_steps: 12, points: 57 });
  });

  it('leaves out what cannot be told, with the reason', async () => {
    const [frame] = await ask({});
    expect(frame!.rows).toBe(3);
    expect(frame!.meta.notices[0].text).toMatch(/1 of 4 series are not measured: .*2 points.*there are 1/);
  });

  it('claims no completeness where no step was due yet', async () => {
    const until = { ...RANGE, from: THIS_HOUR + 1, to: THIS_HOUR + 2 };
    const [frame] = await grafana.frames({ queryType: 'quality', metric: 'requests' }, until);
    const byService = Object.fromEntries(rows(frame!).map(row => [row.service, row]));
    expect(byService.whole).toMatchObject({ completeness: null, age_steps: 0, points: 0 });
  });

  it('gives a rule one number a series, each told by its labels', async () => {
    const { A } = await grafana.query(
      [{ ...RANGE, model: { queryType: 'quality', metric: 'requests' } }],
      {},
      {
        headers: { FromAlert: 'true' },
      },
    );
    const [frame] = A!.frames;
    expect(frame!.fields.filter(({ type }) => type === 'number').map(({ name }) => name)).toEqual(['completeness']);
    expect(new Set(column(frame!, 'service')).size).toBe(3);
    const late = await ask({ metric: 'requests', stat: 'age_steps' });
    expect(late[0]!.fields.filter(({ type }) => type === 'number').map(({ name }) => name)).toEqual(['age_steps']);
  });

  it('says that nothing fits, and that a list of files is nothing for a rule', async () => {
    const [frame] = await ask({ metric: 'nothing' });
    expect(frame!.fields).toEqual([]);
    expect(frame!.meta.notices[0].text).toBe("no series of 'nothing' fits");
    const { A } = await grafana.query(
      [{ ...RANGE, model: { queryType: 'quality', show: 'imports' } }],
      {},
      {
        headers: { FromAlert: 'true' },
      },
    );
    expect(A).toMatchObject({ status: 400, error: expect.stringContaining("Fix: show 'series' or 'metrics'") });
  });

  it('lists the files that were read', async () => {
    const headers = { 'Content-Type': 'text/csv' };
    const body = `time,value\n2026-01-01,1\n2026-01-02,\n2026-01-03,3\n`;
    const who = { token: service.tokens.write, role: 'Editor' as const };
    const sent = await grafana.resource('POST', 'imports?metric=sales&train=false', { body, headers, who });
    expect(sent.code).toBeLessThan(300);
    const range = { ...RANGE, from: Date.now() - DAY, to: Date.now() + DAY };
    const [frame] = await grafana.frames({ queryType: 'quality', show: 'imports' }, range);
    expect(frame!.meta.type).toBe('table');
    expect(rows(frame!)[0]).toMatchObject({ metric: 'sales', rows: 3, 'empty cells': 1, 'new points': 2 });
  });

  it('answers the same over HTTP', async () => {
    const from = new Date(RANGE.from).toISOString();
    const answer = await grafana.resource('GET', `quality?metric=requests&label=service%3Dholed&from=${from}`);
    expect(answer.code).toBe(200);
    const { items } = JSON.parse(answer.text);
    expect(items).toMatchObject([
      {
        metric: 'requests',
        labels: { service: 'holed' },
        points: 21,
        longest_gap: 3,
        step: { unit: 'ms', count: HOUR },
      },
    ]);
    const wrong = await grafana.resource('GET', 'quality?metric=requests&from=yesterday');
    expect(wrong.code).toBe(400);
  });
});
