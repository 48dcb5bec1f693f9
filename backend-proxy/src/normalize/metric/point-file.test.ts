import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openPointFile, PointCollector, type PointFileOptions } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'point-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Every series as `name label=value: time=value time=value`, with times as ISO text or index. */
async function readAll(source: string, options?: PointFileOptions) {
  const reader = await openPointFile(source, options);
  const collector = new PointCollector(reader);
  for await (const batch of reader.batches()) collector.add(batch);
  const series = [...collector.groups()].map(({ key, ts, value }) => {
    const name = [key.uniqueId, ...Object.entries(key.labels).map(([label, text]) => `${label}=${text}`)].join(' ');
    const times = Array.from(ts, time => (reader.timeKind === 'index' ? `${time}` : shortTime(time)));
    return `${name}: ${times.map((time, i) => `${time}=${value[i]}`).join(' ')}`;
  });
  return { series, kind: reader.timeKind, facts: reader.facts };
}

function shortTime(ms: number): string {
  return new Date(ms)
    .toISOString()
    .replace(/(?:T00:00:00)?\.000Z$/, '')
    .replace(/Z$/, '');
}

describe('a long file: one row a point', () => {
  it.each<[string, string, PointFileOptions, string[]]>([
    [
      'the plain form',
      'unique_id,ds,y\na,2024-01-02,2\na,2024-01-01,1\nb,2024-01-01,3\n',
      {},
      ['a: 2024-01-01=1 2024-01-02=2', 'b: 2024-01-01=3'],
    ],
    ['columns in any order and case', 'Y;DS;Unique_ID\n1.5;2024-01-01;a\n', {}, ['a: 2024-01-01=1.5']],
    ['other words', 'datetime\tvalue\tseries\n2024-01-01 06:30:00\t7\ts\n', {}, ['s: 2024-01-01T06:30:00=7']],
    ['spaces around', 'unique_id , ds , y \na, 2024-01-01 , 5 \n', {}, ['a: 2024-01-01=5']],
    ['no id: one series named by the file', 'timestamp,value\n2024-01-01,1\n', {}, ['long: 2024-01-01=1']],
    [
      'two columns, one of them the time',
      'date,price\nJan 1 2000,39.81\nFeb 1 2000,36.35\n',
      {},
      ['long: 2000-01-01=39.81 2000-02-01=36.35'],
    ],
    [
      'extra columns as labels',
      'unique_id,ds,y,host,zone\ncpu,1,5,h1,\ncpu,1,6,h2,eu\n',
      {},
      ['cpu host=h1: 1=5', 'cpu host=h2 zone=eu: 1=6'],
    ],
    [
      'labels alone',
      'symbol,date,price\nMSFT,Jan 1 2000,1\nAMZN,Jan 1 2000,2\n',
      { columns: { value: 'price' } },
      ['long symbol=MSFT: 2000-01-01=1', 'long symbol=AMZN: 2000-01-01=2'],
    ],
    ['ignored columns', 'unique_id,ds,y,temp\na,1,5,20.1\na,2,6,20.2\n', { ignore: ['TEMP'] }, ['a: 1=5 2=6']],
    [
      'chosen labels',
      'unique_id,ds,y,temp,city\na,1,5,20.1,x\na,2,6,20.2,x\n',
      { labels: ['city'] },
      ['a city=x: 1=5 2=6'],
    ],
    [
      'columns by name',
      'shop,day,sold,y\na,2024-01-01,5,q\n',
      { columns: { id: 'shop', time: 'day', value: 'sold' } },
      ['a y=q: 2024-01-01=5'],
    ],
    ['a second time word as a label', 'ds,time,y\n1,noon,5\n', {}, ['long time=noon: 1=5']],
    ['an index', 'unique_id,ds,y\na,0,5\na,-1,4\na,10,6\n', {}, ['a: -1=4 0=5 10=6']],
    ['years', 'Year,y\n1900,5\n1901,6\n', {}, ['long: 1900-01-01=5 1901-01-01=6']],
    ['epoch seconds', 'ds,y\n1704067200,5\n', {}, ['long: 2024-01-01=5']],
    [
      'zones',
      'ds,y\n2024-01-01T01:00:00+01:00,5\n2024-01-01T02:00:00+01:00,6\n',
      {},
      ['long: 2024-01-01=5 2024-01-01T01:00:00=6'],
    ],
    [
      'date-times after dates',
      'ds,y\n2024-01-01,5\n2024-01-01 12:00,6\n',
      {},
      ['long: 2024-01-01=5 2024-01-01T12:00:00=6'],
    ],
    ['missing values', 'ds,y\n1,\n2,NaN\n3,na\n4,null\n5,7\n', {}, ['long: 5=7']],
    [
      'exponents and long decimals',
      'ds,y\n1,1e3\n2,-2.5E-1\n3,0.12345678901234567890\n',
      {},
      ['long: 1=1000 2=-0.25 3=0.12345678901234568'],
    ],
    ['quotes and CRLF', '"unique_id","ds","y"\r\n"a, ""b""","2024-01-01","1.5"\r\n', {}, ['a, "b": 2024-01-01=1.5']],
    [
      'ids that differ only in their last byte, length or case',
      'unique_id,ds,y\nab,1,1\nac,1,2\na,1,3\nA,1,4\nab,2,5\n',
      {},
      ['ab: 1=1 2=5', 'ac: 1=2', 'a: 1=3', 'A: 1=4'],
    ],
    [
      'cells that read the same when joined',
      'unique_id,ds,y,l,m\na,1,1,bc,d\na,1,2,b,cd\nab,1,3,c,d\n',
      {},
      ['a l=bc m=d: 1=1', 'a l=b m=cd: 1=2', 'ab l=c m=d: 1=3'],
    ],
  ])('is read: %s', async (_, text, options, expected) => {
    const { series, facts } = await readAll(file('long.csv', text), options);
    expect(series).toEqual(expected);
    expect(facts.format).toBe('long');
  });

  it('counts rows, points and missing values, and hashes the bytes', async () => {
    const text = 'unique_id,ds,y\r\n\r\na,1,5\r\na,2,NA\r\nb,1,6';
    expect((await readAll(file('facts.csv', text))).facts).toEqual({
      bytes: text.length,
      sha256: createHash('sha256').update(text).digest('hex'),
      rows: 3,
      points: 2,
      missing: 1,
      format: 'long',
    });
  });

  it.each([
    ['sales.csv', 'sales'],
    ['sales.2024.csv', 'sales.2024'],
    ['sales.tsv', 'sales'],
    ['noending', 'noending'],
    ['.csv', '.csv'],
  ])('without ids is named by its file: %s gives %s', async (name, expected) => {
    expect((await readAll(file(name, 'ds,y\n1,2\n'))).series).toEqual([`${expected}: 1=2`]);
  });

  it('packed as sales.csv.gz is the series sales', async () => {
    expect((await readAll(file('sales.csv.gz', gzipSync('ds,y\n1,2\n')))).series).toEqual(['sales: 1=2']);
  });

  it('tells the row of each point by its line in the file', async () => {
    const reader = await openPointFile(file('rows.csv', '\nds,y,note\n\n1,5,"two\nlines"\n2,,x\n3,6,x\n'), {
      ignore: ['note'],
    });
    const rows: number[] = [];
    for await (const batch of reader.batches()) rows.push(...batch.row);
    expect(rows).toEqual([4, 7]);
  });

  it('is the same whatever the boundary between two chunks', async () => {
    const text =
      'unique_id,ds,y,"la,bel"\r\n"a""1",2024-01-01T00:00:00Z,1.25,é\r\n\r\nb,2024-01-02T00:00:00Z,,"x\ny"\r\nb,2024-01-03T00:00:00.5,-3e2,';
    const bytes = Buffer.from(text);
    for (let cut = 1; cut < bytes.length; cut++) {
      const stream = Readable.from([Buffer.from(bytes.subarray(0, cut)), Buffer.from(bytes.subarray(cut))]);
      const reader = await openPointFile({ stream, name: 'cut.csv' });
      const points: unknown[] = [];
      for await (const batch of reader.batches()) {
        for (let i = 0; i < batch.length; i++) {
          points.push([reader.dictionary[batch.series[i]!], batch.ts[i], batch.value[i], batch.row[i]]);
        }
      }
      expect(points, `cut at byte ${cut}`).toEqual([
        [{ uniqueId: 'a"1', labels: { 'la,bel': 'é' } }, Date.UTC(2024, 0, 1), 1.25, 2],
        [{ uniqueId: 'b', labels: {} }, Date.UTC(2024, 0, 3) + 500, -300, 6],
      ]);
      expect(reader.facts).toMatchObject({ rows: 3, points: 2, missing: 1 });
    }
  });
});

describe('a wide file: one row a series', () => {
  it.each<[string, string, string[], number]>([
    ['without a header', 'H1,605,586\nH2,1.5,\n', ['H1: 1=605 2=586', 'H2: 1=1.5'], 0],
    ['rows of different length', 'a,1\nb,1,2,3\n', ['a: 1=1', 'b: 1=1 2=2 3=3'], 0],
    ['padded rows', 'a,1,,,\nb,1,2,,\n', ['a: 1=1', 'b: 1=1 2=2'], 0],
    ['gaps', 'a,1,,3,NA,5,,\nb,,2\n', ['a: 1=1 3=3 5=5', 'b: 2=2'], 3],
    ['ids that are numbers', '17,1.5,2\n18,3,4\n', ['17: 1=1.5 2=2', '18: 1=3 2=4'], 0],
    ['an empty series', 'a,1,2\nb,,\n', ['a: 1=1 2=2'], 0],
    [
      'a header of dates',
      'shop,2024-01-01,2024-02-01\na,1,2\nb,,4\n',
      ['a: 2024-01-01=1 2024-02-01=2', 'b: 2024-02-01=4'],
      1,
    ],
    ['a header of dates in any order', 'shop,2024-02-01,2024-01-01\na,1,2\n', ['a: 2024-01-01=2 2024-02-01=1'], 0],
    ['a header of integers', 'unique_id,10,20,40\na,1,2,3\n', ['a: 10=1 20=2 40=3'], 0],
    ['a header of epoch seconds', 'id,1704067200,1704153600\na,1,2\n', ['a: 2024-01-01=1 2024-01-02=2'], 0],
    ['the header of M4 files', '"V1","V2","V3"\n"Y1",5172.1,5133.5\n', ['Y1: 1=5172.1 2=5133.5'], 0],
    ['a first series that counts up unevenly', 'a,1,2,4\nb,1,2,3\n', ['a: 1=1 2=2 3=4', 'b: 1=1 2=2 3=3'], 0],
  ])('is read: %s', async (_, text, expected, missing) => {
    const { series, facts } = await readAll(file('wide.csv', text));
    expect(series).toEqual(expected);
    expect(facts).toMatchObject({ format: 'wide', missing });
  });

  it('is the same whatever the boundary between two chunks', async () => {
    const bytes = Buffer.from('unique_id,2024-01-01,"2024-01-02"\r\n"a",1.5,\r\nb,,-2');
    for (let cut = 1; cut < bytes.length; cut++) {
      const stream = Readable.from([Buffer.from(bytes.subarray(0, cut)), Buffer.from(bytes.subarray(cut))]);
      const reader = await openPointFile({ stream, name: 'cut.csv' });
      const points: unknown[] = [];
      for await (const { ts, value, row } of reader.batches()) points.push([...ts], [...value], [...row]);
      expect(points, `cut at byte ${cut}`).toEqual([
        [Date.UTC(2024, 0, 1), Date.UTC(2024, 0, 2)],
        [1.5, -2],
        [2, 3],
      ]);
    }
  });

  it('goes on in the middle of a row when a batch is full', async () => {
    const values = Array.from({ length: 150_000 }, (_, k) => (k % 3 === 0 && k > 0 ? '' : `${k}`));
    const { facts, series } = await readAll(file('million.csv', `a,${values.join(',')},\nb,1\n`));
    expect(facts).toMatchObject({ rows: 2, points: 100_002, missing: 49_999 });
    const expected = values.map((value, k) => (value === '' ? '' : `${k + 1}=${k}`)).filter(text => text !== '');
    expect(series).toEqual([`a: ${expected.join(' ')}`, 'b: 1=1']);
  });
});

const data = join(import.meta.dirname, '../../../../../shared/data');

describe.skipIf(!existsSync(data))('public data (skipped where ../shared/data is missing)', () => {
  it.each([
    ['m4/hourly-train.csv', 207, 'index'],
    ['m4/weekly-train.csv', 180, 'index'],
    ['m3/monthly-train.csv', 357, 'index'],
    ['nab/realTweets/Twitter_volume_KO.csv', 1, 'time'],
    ['nab/realAWSCloudwatch/ec2_cpu_utilization_24ae8d.csv', 1, 'time'],
  ])('%s holds the values that a split by hand finds', async (name, count, kind) => {
    const path = join(data, name);
    const read = await readAll(path);
    const lines = readFileSync(path, 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(kind === 'time' ? 1 : 0);
    const expected =
      kind === 'time'
        ? [lines.map(line => line.split(',').slice(1))].flat(2)
        : lines.flatMap(line =>
            line
              .split(',')
              .slice(1)
              .filter(cell => cell !== ''),
          );
    expect(read.kind).toBe(kind);
    expect(read.series).toHaveLength(count);
    expect(
      read.series.flatMap(text =>
        text
          .split(': ')[1]!
          .split(' ')
          .map(point => Number(point.split('=')[1])),
      ),
    ).toEqual(expected.map(Number));
  });
});
