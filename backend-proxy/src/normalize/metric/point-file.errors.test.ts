import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { FileProblem } from '../../connectors/file/index.ts';
import { openPointFile, PointCollector, type PointFileOptions } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'point-errors-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function problemOf(content: string | Buffer, options?: PointFileOptions): Promise<FileProblem> {
  const path = join(folder, 'broken.csv');
  writeFileSync(path, content);
  try {
    const reader = await openPointFile(path, options);
    const collector = new PointCollector(reader);
    for await (const batch of reader.batches()) collector.add(batch);
    for (const group of collector.groups()) expect(group.ts.length).toBeGreaterThan(0);
  } catch (error) {
    if (error instanceof FileProblem) return error;
    throw error;
  }
  throw new Error('the file was read without a problem');
}

describe('a broken file is refused with place, reason and way out', () => {
  it.each<[string, string, Partial<FileProblem>, string]>([
    ['empty', '', { code: 'empty' }, 'the file is empty'],
    ['only a mark', '\ufeff', { code: 'empty' }, 'the file is empty'],
    ['only blank lines', '\n\r\n\n', { code: 'empty' }, 'the file is empty'],
    ['header only', 'unique_id,ds,y\n', { code: 'header-only', row: 1 }, 'a header and no data'],
    ['header only, wide', '\nshop,2024-01-01,2024-01-02', { code: 'header-only', row: 2 }, 'a header and no data'],
    [
      'no value column',
      'unique_id,ds,amount\na,1,2\n',
      { code: 'missing-column', row: 1, column: 'y' },
      'lacks a value column (y, value); it has "unique_id", "ds", "amount"',
    ],
    [
      'no time column',
      'unique_id,when,y\na,1,2\n',
      { code: 'missing-column', row: 1, column: 'ds' },
      'lacks a time column (ds, timestamp',
    ],
    [
      'neither',
      'a,2024-01-01,2\na,2024-01-02,3\n',
      { code: 'missing-column', row: 1 },
      'a time column (ds, timestamp, datetime, time, date, year) and a value column',
    ],
    ['one column', 'hello\nworld\n', { code: 'missing-column', row: 1 }, 'it has "hello"'],
    ['a column without a name', ',unique_id,ds,y\n0,a,1,2\n', { code: 'header', row: 1, column: 1 }, 'has no name'],
    [
      'two columns of one name',
      'ds,y,Y\n1,2,3\n',
      { code: 'header', row: 1, column: 'Y' },
      'columns 2 and 3 are both named',
    ],
    [
      'unreadable time in the first row',
      'ds,y\n01/02/2024,5\n',
      { code: 'time', row: 2, column: 'ds', text: '01/02/2024' },
      '"01/02/2024" is no time that can be read without guessing',
    ],
    [
      'unreadable time later',
      'ds,y\n2024-01-01,5\n2024-02-30,5\n',
      { code: 'time', row: 3, column: 'ds', text: '2024-02-30' },
      'is no time',
    ],
    ['missing time', 'ds,y\n2024-01-01,5\n,5\n', { code: 'time', row: 3, column: 'ds' }, 'the time is missing'],
    [
      'an index after dates',
      'ds,y\n\n2024-01-01,5\n17,5\n',
      { code: 'mixed-time', row: 4, otherRow: 3, column: 'ds', text: '17' },
      'kind "index", but row 3 set the kind "date"',
    ],
    [
      'dates after an index',
      'ds,y\n1,5\n2024-01-01,5\n',
      { code: 'mixed-time', row: 3, otherRow: 2 },
      'kind "date", but row 2 set the kind "index"',
    ],
    [
      'milliseconds after seconds',
      'ds,y\n1704067200,5\n1704067200000,5\n',
      { code: 'mixed-time', row: 3, otherRow: 2 },
      'kind "epoch milliseconds", but row 2 set the kind "epoch seconds"',
    ],
    [
      'text in y',
      'unique_id,ds,y\na,1,2\na,2,oops\n',
      { code: 'value', row: 3, column: 'y', text: 'oops' },
      '"oops" is no number',
    ],
    ['a decimal comma', 'ds;y\n1;2,5\n', { code: 'value', row: 2, column: 'y' }, 'decimal point'],
    ['thousands separators', 'ds,y\n1,"1,234.5"\n', { code: 'value', row: 2, column: 'y' }, 'thousands'],
    ['Infinity', 'ds,y\n1,Infinity\n', { code: 'value', row: 2, column: 'y' }, 'infinite'],
    ['overflow', 'ds,y\n1,-1e400\n', { code: 'value', row: 2, column: 'y' }, 'beyond the range'],
    [
      'a duplicate time',
      'unique_id,ds,y\na,2024-01-01,1\nb,2024-01-01,1\na,2024-01-02,2\na,2024-01-01T00:00:00Z,3\n',
      { code: 'duplicate', row: 5, otherRow: 2 },
      '"a" has two values at 2024-01-01T00:00:00.000Z: rows 2 and 5',
    ],
    [
      'a row too short',
      'unique_id,ds,y\na,1,2\na,2\n',
      { code: 'ragged-row', row: 3 },
      'the row has 2 cells, the header has 3',
    ],
    [
      'a row too long',
      'unique_id,ds,y\na,1,2,9\n',
      { code: 'ragged-row', row: 2 },
      'the row has 4 cells, the header has 3',
    ],
    [
      'an empty id',
      'unique_id,ds,y\na,1,2\n ,2,3\n',
      { code: 'series-id', row: 3, column: 'unique_id' },
      'the series has no name',
    ],
    [
      'wide: text in the middle',
      'a,1,2\nb,3,oops,5\n',
      { code: 'value', row: 2, column: 3, text: 'oops' },
      '"oops" is no number',
    ],
    ['wide: Infinity', 'a,1,2\nb,3,inf\n', { code: 'value', row: 2, column: 3 }, 'infinite'],
    [
      'wide: a series twice',
      'a,1,2\nb,1,2\n\na,3,4\n',
      { code: 'duplicate', row: 4, otherRow: 1, column: 1 },
      'series "a" has a row already: row 1',
    ],
    ['wide: no id', 'a,1,2\n,3,4\n', { code: 'series-id', row: 2, column: 1 }, 'no name'],
    [
      'wide: a row that does not fit the header',
      'id,2024-01-01,2024-01-02\na,1\n',
      { code: 'ragged-row', row: 2 },
      'the row has 2 cells, the header has 3',
    ],
    [
      'wide: a header of mixed times',
      'id,2024-01-01,17\na,1,2\n',
      { code: 'header', row: 1, column: 3, text: '17' },
      'is no date like "2024-01-01" in column 2',
    ],
    [
      'wide: a time twice in the header',
      'id,2024-01-01,2024-01-01\na,1,2\n',
      { code: 'header', row: 1, column: 3 },
      'columns 2 and 3 have the same time',
    ],
    [
      'wide: a row that may be header or series',
      'shop,1,2,3\na,4,5,6\n',
      { code: 'header', row: 1, column: 1 },
      'may be a header of times 1, 2, 3 or the series "shop"',
    ],
  ])('%s', async (_, text, expected, words) => {
    const problem = await problemOf(text);
    expect(problem).toMatchObject(expected);
    expect(problem.message).toContain(words);
    expect(problem.fix).not.toBe('');
    if (expected.row !== undefined) expect(problem.message).toMatch(new RegExp(`^row ${expected.row}\\b`));
  });

  it.each<[string, PointFileOptions]>([
    ['ignore', { ignore: ['nope'] }],
    ['labels', { labels: ['nope'] }],
    ['columns', { columns: { value: 'nope' } }],
  ])('%s names a column that is not there: the header is listed', async (_, options) => {
    const problem = await problemOf('unique_id,ds,y\na,1,2\n', options);
    expect(problem).toMatchObject({ code: 'unknown-column', row: 1, column: 'nope' });
    expect(problem.reason).toContain('the header has "unique_id", "ds", "y"');
  });

  it('gzip that was cut off', async () => {
    const packed = gzipSync(`ds,y\n${Array.from({ length: 5000 }, (_, i) => `${i},${(i * 31) % 97}`).join('\n')}`);
    expect(await problemOf(packed.subarray(0, 3000))).toMatchObject({ code: 'compression' });
  });

  it('UTF-16', async () => {
    const problem = await problemOf(Buffer.from('\ufeffds,y\n1,2\n', 'utf16le'));
    expect(problem).toMatchObject({ code: 'encoding', row: 1 });
    expect(problem.fix).toContain('UTF-8');
  });

  it('a duplicate at the two ends of a long file', async () => {
    const middle = Array.from({ length: 200_000 }, (_, i) => `s${i % 500},${i + 10},1`).join('\n');
    const problem = await problemOf(`unique_id,ds,y\nx,5,1\n${middle}\nx,5,2\n`);
    expect(problem).toMatchObject({ code: 'duplicate', otherRow: 2, row: 200_003 });
  });

  it('a header of 2 GB fails early', async () => {
    const chunk = Buffer.alloc(1 << 20, 'x,');
    const stream = Readable.from(
      (function* () {
        for (let i = 0; i < 2048; i++) yield chunk;
      })(),
    );
    await expect(openPointFile({ stream, name: 'endless.csv' })).rejects.toMatchObject({
      code: 'line-too-long',
      row: 1,
    });
    expect(stream.destroyed).toBe(true);
  });
});

describe('too many series', () => {
  const header = 'unique_id,ds,y,temperature,city\n';

  it('names the label with the most values and suggests to ignore it', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `a,${i},1,${i / 10},c${i % 3}`).join('\n');
    const problem = await problemOf(header + rows, { maxSeries: 100 });
    expect(problem).toMatchObject({ code: 'too-many-series', row: 102, column: 'temperature' });
    expect(problem.reason).toBe(
      'more than 100 series (maxSeries); label "temperature" has 100 values, "city" has 3 values',
    );
    expect(problem.fix).toContain('--ignore temperature');
  });

  it('without labels asks whether the id names a row', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `id${i},${i},1`).join('\n');
    const problem = await problemOf(`unique_id,ds,y\n${rows}`, { maxSeries: 100 });
    expect(problem).toMatchObject({ code: 'too-many-series', row: 102, column: 'unique_id' });
    expect(problem.fix).toContain('names a series and not a row');
  });

  it('is more than 100,000 by default; so many are fine', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `id${i},1,1`).join('\n');
    await expect(problemOf(`unique_id,ds,y\n${rows}`)).rejects.toThrow('without a problem');
    expect((await problemOf(`unique_id,ds,y\n${rows}\nmore,1,1`)).reason).toContain('more than 100,000 series');
  });

  it('a measurement taken for a label is found by its numbers', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => `a,${i},1,${(i * 37) % 91},c${i % 3}`).join('\n');
    const problem = await problemOf(header + rows);
    expect(problem).toMatchObject({ code: 'numeric-label', column: 'temperature' });
    expect(problem.reason).toContain('label "temperature" is a number with 91 different values');
    expect(problem.fix).toContain('--ignore temperature');
    expect(problem.fix).not.toContain('city');
  });

  it.each<[string, string[]]>([
    ['text labels', Array.from({ length: 100 }, (_, i) => `a,${i},1,t${i},x`)],
    [
      'numbers that name things with several points each',
      Array.from({ length: 100 }, (_, i) => `a,${i},1,${i % 20},x`),
    ],
    ['one moment, one row a shop', Array.from({ length: 100 }, (_, i) => `a,1,1,${i},x`)],
    ['a handful of rows', Array.from({ length: 5 }, (_, i) => `a,${i},1,${i},x`)],
  ])('is no objection to %s', async (_, rows) => {
    await expect(problemOf(header + rows.join('\n'))).rejects.toThrow('without a problem');
  });
});
