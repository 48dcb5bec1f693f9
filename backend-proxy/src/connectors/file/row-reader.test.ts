import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { type FileSource, openRows } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'row-reader-'));
afterAll(() => rmSync(folder, { recursive: true }));

function chunked(content: string | Buffer, size = Number.POSITIVE_INFINITY): FileSource {
  const bytes = Buffer.from(content);
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(Buffer.from(bytes.subarray(at, at + size)));
  return { stream: Readable.from(chunks), name: 'test.csv' };
}

/** Rows as `[line, ...cells]`. */
async function readRows(source: FileSource): Promise<(string | number)[][]> {
  const rows: (string | number)[][] = [];
  for await (const block of openRows(source).blocks()) {
    for (let r = 0; r < block.rows; r++) {
      const cells: (string | number)[] = [block.line[r]!];
      for (let c = block.firstCell[r]!; c < block.firstCell[r + 1]!; c++) {
        cells.push(block.bytes.toString('utf8', block.start[c], block.end[c]));
      }
      rows.push(cells);
    }
  }
  return rows;
}

describe('rows of a delimited text', () => {
  it.each<[string, string, (string | number)[][]]>([
    [
      'commas',
      'a,b\n1,2\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b\n1,5;2\n',
      [
        [1, 'a', 'b'],
        [2, '1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1,5\t2;3\n',
      [
        [1, 'a', 'b'],
        [2, '1,5', '2;3'],
      ],
    ],
    ['semicolons with decimal commas as often', 'a;1,5;2,5\n', [[1, 'a', '1,5', '2,5']]],
    [
      'CRLF',
      'a,b\r\n1,2\r\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'CRLF behind a quote',
      '"a","b"\r\n"1","2"\r\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'no line break at the end',
      'a,b\n1,2',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'a quoted last cell without a line break',
      'a,b\n1,"2"',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'empty cells',
      ',\n,,\n',
      [
        [1, '', ''],
        [2, '', '', ''],
      ],
    ],
    ['quoted delimiters', '"a,b",c\n', [[1, 'a,b', 'c']]],
    ['doubled quotes', '"say ""hi""",""""\n', [[1, 'say "hi"', '"']]],
    ['an empty quoted cell', '"",x\n', [[1, '', 'x']]],
    ['a quote inside a plain cell', 'pipe 5" wide,x\n', [[1, 'pipe 5" wide', 'x']]],
    [
      'line breaks in quotes count as lines',
      'a,"x\ny\nz"\nb,c\n',
      [
        [1, 'a', 'x\ny\nz'],
        [4, 'b', 'c'],
      ],
    ],
    [
      'blank lines are skipped and counted',
      '\n\r\na,b\n\n\nc,d\n\n',
      [
        [3, 'a', 'b'],
        [6, 'c', 'd'],
      ],
    ],
    ['letters beyond ASCII', 'Zürich,日本,😀\n', [[1, 'Zürich', '日本', '😀']]],
    ['a UTF-8 mark', '\ufeffa,b\n', [[1, 'a', 'b']]],
    [
      'one column',
      'a\nb\n',
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    ['nothing', '', []],
    ['only a mark', '\ufeff', []],
    ['only blank lines', '\n\r\n\n', []],
  ])('are cut right with %s, whatever the size of the chunks', async (_, text, expected) => {
    for (const size of [Number.POSITIVE_INFINITY, 1, 2, 3, 5, 7]) {
      expect(await readRows(chunked(text, size)), `chunks of ${size}`).toEqual(expected);
    }
  });

  it('do not depend on where the one boundary between two chunks falls', async () => {
    const text = '\ufeffid,"a ""b"" c",é\r\n\r\nx,"1\r\n2",😀\r\n"last","",z';
    const whole = await readRows(chunked(text));
    const bytes = Buffer.from(text);
    for (let cut = 1; cut < bytes.length; cut++) {
      const stream = Readable.from([Buffer.from(bytes.subarray(0, cut)), Buffer.from(bytes.subarray(cut))]);
      expect(await readRows({ stream, name: 'cut.csv' }), `cut at byte ${cut}`).toEqual(whole);
    }
    expect(whole).toEqual([
      [1, 'id', 'a "b" c', 'é'],
      [3, 'x', '1\r\n2', '😀'],
      [5, 'last', '', 'z'],
    ]);
  });

  it('span pieces: a row of 3 MB with a million cells comes out whole, between its neighbours', async () => {
    const wide = `w,${'12,'.repeat(1_000_000)}end`;
    const rows = await readRows(chunked(`a,b\n${wide}\nc,d\n`));
    expect(rows.map(row => row.length)).toEqual([3, 1_000_003, 3]);
    expect(rows[1]!.at(-2)).toBe('12');
    expect(rows[1]!.at(-1)).toBe('end');
    expect(rows[2]).toEqual([3, 'c', 'd']);
  });
});

describe('the source', () => {
  const text = `a,b\n${'1,2\n'.repeat(100_000)}`;
  const packed = gzipSync(text);
  const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

  it.each([
    ['a plain file', 'plain.csv', Buffer.from(text)],
    ['a gzip file, whatever it is called', 'packed.csv', packed],
  ])('%s gives the same rows, with size and hash as stored', async (_, name, bytes) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    expect(await readRows(path)).toHaveLength(100_001);
    const rows = openRows(path);
    for await (const block of rows.blocks()) expect(block.rows).toBeGreaterThan(0);
    expect(rows.facts).toEqual({ bytes: bytes.length, sha256: sha256(bytes) });
  });

  it('a gzip stream that arrives byte by byte is recognised', async () => {
    expect(await readRows(chunked(gzipSync('a,b\n1,2\n'), 1))).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
    ]);
  });

  it('gzip members that follow one another are one text', async () => {
    const both = Buffer.concat([gzipSync('a,b\n'), gzipSync('1,2\n')]);
    expect(await readRows(chunked(both))).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
    ]);
  });

  it('keeps the bytes of the caller as they were', async () => {
    const bytes = Buffer.from('"a ""b""",c\n');
    await readRows({ stream: Readable.from([bytes]), name: 'mine.csv' });
    expect(bytes.toString()).toBe('"a ""b""",c\n');
  });

  it.each([
    ['plain', Buffer.from(text)],
    ['gzip', packed],
  ])('is closed when the reader leaves early: %s', async (_, bytes) => {
    const stream = Readable.from([bytes, bytes]);
    for await (const block of openRows({ stream, name: 'early.csv' }).blocks()) {
      expect(block.rows).toBeGreaterThan(0);
      break;
    }
    expect(stream.destroyed).toBe(true);
  });

  it('stops when it is told to, even while the stream is silent', async () => {
    const stop = new AbortController();
    const stream = new Readable({ read: () => {} });
    stream.push('a,b\n1,2\n');
    const blocks = openRows({ stream, name: 'slow.csv' }, { signal: stop.signal }).blocks();
    expect((await blocks.next()).value?.rows).toBe(2);
    const waiting = blocks.next();
    stop.abort();
    await expect(waiting).rejects.toThrow(/abort/i);
    expect(stream.destroyed).toBe(true);
  });
});
