import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { northlightMetrics } from './metrics.ts';
import type { MetricPoint } from './records.ts';
import { type NorthlightCounts, writeNorthlight } from './write.ts';

const OPTIONS = { end: '2026-07-01', people: 100, months: 4 };
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const ISO_OR_EMPTY = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)?$/;
const PERSON = /^p-\d{6}$/;
const PERSON_OR_EMPTY = /^(p-\d{6})?$/;
const PLAN = /^(free|starter|pro|business)$/;

type Row = Record<string, string>;
let parent: string;
let dir: string;
let counts: NorthlightCounts;
const progress: number[] = [];
const tables = new Map<string, Row[]>();

/** A plain RFC 4180 reader, so that the writer is not checked by itself. */
function parse(text: string): Row[] {
  const lines: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\n]*))(,|\n)/g)) {
    lines.at(-1)!.push(quoted === undefined ? bare! : quoted.replaceAll('""', '"'));
    if (end === '\n') lines.push([]);
  }
  const [header, ...rows] = lines.slice(0, -1);
  return rows.map(cells => Object.fromEntries(header!.map((name, i) => [name, cells[i] ?? 'MISSING'])));
}

async function read(file: string): Promise<Row[]> {
  const bytes = await readFile(join(dir, file));
  return parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString());
}

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'northlight-'));
  dir = join(parent, 'sample');
  counts = await writeNorthlight(dir, OPTIONS, ({ day }) => progress.push(day));
  for (const file of await readdir(dir)) if (file.includes('.csv')) tables.set(file, await read(file));
});
afterAll(() => rm(parent, { recursive: true }));

const rows = (file: string): Row[] => tables.get(file) ?? [];

describe('the written workspace', () => {
  it('holds the ten files and nothing is left beside it', async () => {
    const files = ['campaigns', 'experiments', 'messages', 'metrics', 'orders', 'people', 'touches', 'truth-churn'];
    const expected = [...files.map(name => `${name}.csv`), 'events.csv.gz', 'truth.json'];
    expect((await readdir(dir)).sort()).toEqual(expected.sort());
    expect(await readdir(parent)).toEqual(['sample']);
  });

  it('counts what it wrote and reports every day', () => {
    const lengths = [...tables].map(([file, table]) => [file, table.length]);
    expect(Object.fromEntries(lengths)).toEqual({
      'people.csv': counts.people,
      'events.csv.gz': counts.events,
      'messages.csv': counts.messages,
      'campaigns.csv': counts.campaigns,
      'touches.csv': counts.touches,
      'orders.csv': counts.orders,
      'experiments.csv': counts.assignments,
      'metrics.csv': counts.metrics,
      'truth-churn.csv': counts.churnTruth,
    });
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(20);
    expect(progress).toEqual(Array.from({ length: 122 }, (_, i) => i + 1)); // 1 March to 30 June
  });

  it.each<[string, Record<string, RegExp>]>([
    [
      'people.csv',
      { person_id: PERSON, signed_up_at: ISO, country: /^[A-Z]{2}$/, utc_offset_minutes: /^-?\d+$/, plan: PLAN },
    ],
    [
      'people.csv',
      { channel: /^\w+$/, company_size: /^(solo|small|mid|large)$/, device: /^(desktop|mobile)$/, first_seen_at: ISO },
    ],
    [
      'events.csv.gz',
      { id: /^\w+-\d+$/, person_id: PERSON_OR_EMPTY, anonymous_id: /^(a-\w+)?$/, name: /^[a-z_]+$/, ts: ISO },
    ],
    ['events.csv.gz', { platform: /^(web|ios|android)?$/, value: /^(\d+(\.\d+)?)?$/, props: /^\{.*\}$/ }],
    [
      'messages.csv',
      { person_id: PERSON, campaign_id: /^mail-/, sent_at: ISO, opened_at: ISO_OR_EMPTY, clicked_at: ISO_OR_EMPTY },
    ],
    [
      'campaigns.csv',
      { campaign_id: /./, name: /./, started_at: ISO, send_hour_utc: /^\d{0,2}$/, question: /^[01]?$/ },
    ],
    [
      'touches.csv',
      { person_id: PERSON_OR_EMPTY, anonymous_id: /^(a-\w+)?$/, ts: ISO, campaign_id: /./, cost_usd: /^\d+(\.\d+)?$/ },
    ],
    [
      'orders.csv',
      {
        person_id: PERSON,
        ts: ISO,
        type: /^(new|upgrade|renewal)$/,
        plan: PLAN,
        status: /^(paid|failed)$/,
        currency: /^USD$/,
      },
    ],
    ['experiments.csv', { experiment: /./, person_id: PERSON, variant: /^(control|treatment)$/, assigned_at: ISO }],
    [
      'metrics.csv',
      { unique_id: /^\w+(\|\w+=\w+)*$/, ds: /^\d{4}-\d{2}-\d{2}T\d{2}:00:00Z$/, y: /^\d+(\.\d+)?$/, unit: /^\w+$/ },
    ],
    [
      'truth-churn.csv',
      { person_id: PERSON, as_of: /^\d{4}-\d{2}-\d{2}$/, p_churn_30d: /^0(\.\d+)?$/, churned_within_30d: /^[01]?$/ },
    ],
  ])('%s has well-formed columns %o', (file, columns) => {
    for (const [column, form] of Object.entries(columns)) {
      const wrong = rows(file).find(row => !form.test(row[column] ?? 'NO SUCH COLUMN'));
      expect(wrong, `${file} ${column}`).toBeUndefined();
    }
  });

  it('gives each event a person or a device, and unique ids', () => {
    const events = rows('events.csv.gz');
    expect(events.filter(event => event.person_id === '' && event.anonymous_id === '')).toEqual([]);
    expect(new Set(events.map(event => event.id)).size).toBe(events.length);
    expect(events.map(event => event.ts)).toEqual(events.map(event => event.ts).sort());
  });

  it('refers only to people and campaigns that are in their files', () => {
    const people = new Set(rows('people.csv').map(row => row.person_id));
    const campaigns = new Set(rows('campaigns.csv').map(row => row.campaign_id));
    const strangers = [...tables.values()].flat().filter(row => row.person_id && !people.has(row.person_id));
    expect(strangers).toEqual([]);
    const sent = [...rows('messages.csv'), ...rows('touches.csv')];
    expect(sent.filter(row => !campaigns.has(row.campaign_id))).toEqual([]);
  });

  it('tells the truth: coefficients, periods, expected and observed churn, the day of each churn', async () => {
    const truth = JSON.parse(await readFile(join(dir, 'truth.json'), 'utf8'));
    expect(truth.options).toMatchObject({ seed: 1, people: 100, end: '2026-07-01T00:00:00.000Z' });
    expect(truth.constants.churn.cardOverdue).toBe(1.5);
    expect(Object.keys(truth.periods)).toEqual([
      'regression',
      'incidents',
      'conversionExperiment',
      'retentionExperiment',
    ]);
    const { expected, standardDeviation, observed } = truth.observed.churn.total;
    expect(Object.keys(truth.observed.churnDays).length).toBe(observed);
    expect(Math.abs(observed - expected)).toBeLessThan(3 * standardDeviation);
    const left = rows('truth-churn.csv').filter(row => row.churned_within_30d === '1');
    expect(left.filter(row => !(row.person_id! in truth.observed.churnDays))).toEqual([]);
  });

  it('is the same to the byte when written again', async () => {
    const again = join(parent, 'again');
    await writeNorthlight(again, OPTIONS);
    for (const file of await readdir(dir)) {
      expect(await readFile(join(again, file)), file).toEqual(await readFile(join(dir, file)));
    }
    await rm(again, { recursive: true });
  });
});

describe('the metrics', () => {
  const daily = (
    file: string,
    time: string,
    keep: (row: Row) => boolean,
    key: (row: Row) => string,
    value: (row: Row) => number,
  ) => {
    const sums = new Map<string, number>();
    for (const row of rows(file).filter(keep)) {
      const id = `${key(row)} ${row[time]!.slice(0, 10)}`;
      sums.set(id, (sums.get(id) ?? 0) + value(row));
    }
    return sums;
  };
  const props = (row: Row): Row => JSON.parse(row.props!);
  const named = (name: string) => (row: Row) => row.name === name;
  const one = () => 1;

  it.each([
    [
      'credits_consumed',
      () =>
        daily(
          'events.csv.gz',
          'ts',
          named('feature_used'),
          row => `credits_consumed|feature=${props(row).feature}|service=${props(row).service}`,
          row => Number(row.value),
        ),
    ],
    [
      'errors',
      () => daily('events.csv.gz', 'ts', named('agent_failed'), row => `errors|agent=${props(row).agent}`, one),
    ],
    ['signups', () => daily('events.csv.gz', 'ts', named('signed_up'), () => 'signups', one)],
    [
      'emails_opened',
      () =>
        daily(
          'messages.csv',
          'opened_at',
          row => row.opened_at !== '',
          () => 'emails_opened',
          one,
        ),
    ],
    [
      'revenue',
      () =>
        daily(
          'orders.csv',
          'ts',
          row => row.status === 'paid',
          row => `revenue|plan=${row.plan}`,
          row => Number(row.amount),
        ),
    ],
  ])('%s equal the sums of the rows, day by day, with zeros between', (metric, sums) => {
    const points = rows('metrics.csv').filter(row => row.metric === metric);
    const written = points.map(row => [`${row.unique_id} ${row.ds!.slice(0, 10)}`, Number(row.y)] as const);
    const expected = sums();
    expect(expected.size).toBeGreaterThan(20);
    expect(new Map(written.filter(([, y]) => y !== 0))).toEqual(expected);
    const series = new Set(points.map(row => row.unique_id)).size;
    expect(written.length).toBe(series * 122);
  });

  it.each([
    ['active_users', 1],
    ['active_users_7d', 7],
    ['active_users_30d', 30],
  ])('%s count the distinct people of the last %i days', (metric, days) => {
    const sessions = rows('events.csv.gz').filter(named('session_started'));
    const points = rows('metrics.csv').filter(row => row.metric === metric);
    expect(points.length).toBe(122 - days + 1);
    for (const point of points.filter((_, i) => i % 7 === 0)) {
      const last = point.ds!.slice(0, 10);
      const first = new Date(Date.parse(last) - (days - 1) * 86_400_000).toISOString().slice(0, 10);
      const active = sessions.filter(({ ts }) => ts!.slice(0, 10) >= first && ts!.slice(0, 10) <= last);
      expect(Number(point.y), last).toBe(new Set(active.map(row => row.person_id)).size);
    }
  });

  it('come from northlightMetrics as they are in the file', async () => {
    const points: MetricPoint[] = [];
    for await (const point of northlightMetrics(OPTIONS)) points.push(point);
    const written = rows('metrics.csv').map(row => `${row.unique_id} ${Date.parse(row.ds!)} ${row.y} ${row.unit}`);
    const id = ({ metric, labels }: MetricPoint) =>
      [metric, ...Object.entries(labels).map(([k, v]) => `${k}=${v}`)].join('|');
    expect(points.map(point => `${id(point)} ${point.ts} ${point.value} ${point.unit}`)).toEqual(written);
  });
});

describe('a run that fails', () => {
  it('leaves neither the folder nor a temporary one', async () => {
    const target = join(parent, 'broken');
    const stop = ({ day }: { day: number }) => {
      if (day === 40) throw new Error('stopped on day 40');
    };
    await expect(writeNorthlight(target, OPTIONS, stop)).rejects.toThrow('stopped on day 40');
    expect(await readdir(parent)).toEqual(['sample']);
  });

  it('touches nothing when the options are bad', async () => {
    await expect(writeNorthlight(join(parent, 'bad'), { ...OPTIONS, people: 0 })).rejects.toThrow(/people is 0/);
    expect(await readdir(parent)).toEqual(['sample']);
  });

  it('refuses a folder that holds something, and leaves it as it is', async () => {
    const target = join(parent, 'full');
    await mkdir(target);
    await writeFile(join(target, 'mine.txt'), 'mine');
    await expect(writeNorthlight(target, OPTIONS)).rejects.toThrow(
      /full already holds 1 entries; give an empty or new folder/,
    );
    expect(await readdir(target)).toEqual(['mine.txt']);
    await rm(target, { recursive: true });
  });

  it('accepts an empty folder', async () => {
    const target = join(parent, 'empty');
    await mkdir(target);
    await writeNorthlight(target, { end: '2026-07-01', people: 3, months: 1 });
    expect((await readdir(target)).length).toBe(10);
    await rm(target, { recursive: true });
  });
});
