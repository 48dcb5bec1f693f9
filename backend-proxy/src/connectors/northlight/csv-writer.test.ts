import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CsvWriter } from './csv-writer.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'northlight-csv-'));
});
afterAll(() => rm(dir, { recursive: true }));

describe('the CSV writer', () => {
  it('quotes commas, quotes and line breaks, and leaves null empty', async () => {
    const writer = new CsvWriter(join(dir, 'a.csv'), ['a', 'b']);
    writer.row(['x,y', 'say "hi"']);
    writer.row([null, 'two\nlines']);
    writer.row([1.5, true]);
    await writer.close();
    expect(await readFile(join(dir, 'a.csv'), 'utf8')).toBe('a,b\n"x,y","say ""hi"""\n,"two\nlines"\n1.5,true\n');
    expect(writer.rows).toBe(3);
  });

  it('writes far more than one block through gzip without losing a row', async () => {
    const writer = new CsvWriter(join(dir, 'b.csv.gz'), ['n']);
    for (let n = 0; n < 200_000; n++) if (writer.row([n])) await writer.flush();
    await writer.close();
    const lines = gunzipSync(await readFile(join(dir, 'b.csv.gz')))
      .toString()
      .trimEnd()
      .split('\n');
    expect([lines.length, lines[1], lines.at(-1)]).toEqual([200_001, '0', '199999']);
  });

  it.each(['c.csv', 'c.csv.gz'])('reports that %s cannot be opened', async file => {
    const writer = new CsvWriter(join(dir, 'no-such-folder', file), ['n']);
    writer.row([1]);
    await expect(writer.close()).rejects.toThrow(/ENOENT/);
    await writer.abandon();
  });
});
