import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { FileProblem, type FileSource, openRows, type RowOptions } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'row-errors-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function problemOf(source: FileSource, options?: RowOptions): Promise<FileProblem> {
  try {
    for await (const _ of openRows(source, options).blocks());
  } catch (error) {
    if (error instanceof FileProblem) return error;
    throw error;
  }
  throw new Error('the file was read without a problem');
}

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function pieces(bytes: Buffer, size: number): FileSource {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(Buffer.from(bytes.subarray(at, at + size)));
  return { stream: Readable.from(chunks), name: 'pieces.csv' };
}

const utf16le = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('ds,y\n', 'utf16le')]);
const utf16be = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('ds,y\n', 'utf16le').swap16()]);
const utf32le = Buffer.from([0xff, 0xfe, 0, 0, 0x64, 0, 0, 0]);
const latin1 = Buffer.from('id,ort\n1,Zürich\n', 'latin1');

describe('a text that is not UTF-8', () => {
  it.each<[string, Buffer, number, RegExp]>([
    ['UTF-16 LE with mark', utf16le, 1, /UTF-16.* byte 0/],
    ['UTF-16 BE with mark', utf16be, 1, /UTF-16.* byte 0/],
    ['UTF-32 LE with mark', utf32le, 1, /UTF-32.* byte 0/],
    ['UTF-16 without mark', Buffer.from('ds,y\n', 'utf16le'), 1, /byte 1 is NUL/],
    ['a NUL byte in row 3', Buffer.from('a,b\n1,2\n3,\0\n'), 3, /byte 10 is NUL/],
    ['Latin-1', latin1, 2, /byte 10 \(0xfc\) is not UTF-8/],
    ['a character cut off at the end', Buffer.from([0x61, 0x0a, 0x62, 0xe2, 0x82]), 2, /byte 3 \(0xe2\)/],
    ['an overlong form', Buffer.from([0x61, 0xc0, 0xaf, 0x0a]), 1, /byte 1 \(0xc0\)/],
    ['a surrogate', Buffer.from([0x61, 0x0a, 0xed, 0xa0, 0x80, 0x0a]), 2, /byte 2 \(0xed\)/],
    ['a bad byte behind a UTF-8 mark', Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff, 0x0a]), 1, /byte 4 \(0xff\)/],
  ])('is refused with row, byte and way out: %s', async (_, bytes, row, reason) => {
    for (const size of [1, 2, 3, bytes.length]) {
      const problem = await problemOf(pieces(bytes, size));
      expect(problem).toMatchObject({ code: 'encoding', row });
      expect(problem.reason).toMatch(reason);
      expect(problem.fix).toContain('Save the file as UTF-8');
    }
  });

  it('is found far into a file, at its byte', async () => {
    const good = Buffer.from('1,2\n'.repeat(500_000));
    const problem = await problemOf(pieces(Buffer.concat([good, Buffer.from([0xff, 0x0a])]), 100_000));
    expect(problem).toMatchObject({ row: 500_001, reason: 'byte 2000000 (0xff) is not UTF-8' });
  });
});

describe('a line beyond the bound', () => {
  /** Two rows, then 2 GB without a line break; counts what was asked for. */
  function endless(): { source: FileSource; taken: () => number } {
    const chunk = Buffer.alloc(256 * 1024, 'x');
    let taken = 0;
    function* chunks(): Generator<Buffer> {
      yield Buffer.from('a,b\n1,2\n');
      for (; taken < 2 ** 31; taken += chunk.length) yield chunk;
    }
    return { source: { stream: Readable.from(chunks()), name: 'endless.csv' }, taken: () => taken };
  }

  it('fails early, with row and bound, and does not read the 2 GB', async () => {
    const { source, taken } = endless();
    const problem = await problemOf(source);
    expect(problem).toMatchObject({ code: 'line-too-long', row: 3 });
    expect(problem.message).toContain('row 3: the line is longer than 16,777,216 bytes (maxLineBytes)');
    expect(taken()).toBeLessThan(32 * 1024 * 1024);
  });

  it('fails at a smaller bound when one is set', async () => {
    const { source, taken } = endless();
    expect((await problemOf(source, { maxLineBytes: 1_000_000 })).reason).toContain('1,000,000 bytes');
    expect(taken()).toBeLessThan(8 * 1024 * 1024);
  });

  it('inside gzip fails as early: 60 MB packed into 60 kB', async () => {
    const packed = gzipSync(Buffer.alloc(60_000_000, 'x'));
    expect(await problemOf(pieces(packed, 65_536))).toMatchObject({ code: 'line-too-long', row: 1 });
  });

  it.each([1, 4, 1000])('is one byte over, in chunks of %i; a line of just the bound is fine', async size => {
    const options = { maxLineBytes: 10 };
    const fits = Buffer.from('a,b\n12345,789\n1,2\n');
    await expect(problemOf(pieces(fits, size), options)).rejects.toThrow('without a problem');
    const over = Buffer.from('a,b\n12345,7890\n1,2\n');
    expect(await problemOf(pieces(over, size), options)).toMatchObject({ code: 'line-too-long', row: 2 });
  });

  it('may be an open quote that swallows the rest of the file: the fix says so', async () => {
    const text = `a,b\n1,"2\n${'3,4\n'.repeat(100)}`;
    const problem = await problemOf(file('swallow.csv', text), { maxLineBytes: 100 });
    expect(problem).toMatchObject({ code: 'line-too-long', row: 2 });
    expect(problem.fix).toContain('no quote is left open');
  });
});

describe('quotes', () => {
  it.each<[string, string, number, number | undefined, string]>([
    ['left open', 'a,b\n1,2\n3,"4\n5,6\n', 3, undefined, 'never closed'],
    ['left open at the very end', 'a,b\n1,"', 2, undefined, 'never closed'],
    ['followed by text', 'a,b\n1,"2"x\n', 2, 2, 'text behind the closing quote'],
    ['not doubled', '"say "hi"",b\n', 1, 1, 'text behind the closing quote'],
  ])('%s are refused with their row', async (_, text, row, column, reason) => {
    const problem = await problemOf(file('quotes.csv', text));
    expect(problem).toMatchObject({ code: 'quote', row, column });
    expect(problem.reason).toContain(reason);
    expect(problem.text).toBeDefined();
  });
});

describe('a file that is no text', () => {
  it.each<[string, Buffer, string]>([
    ['a zip or xlsx', Buffer.from('PK\x03\x04 and so on', 'latin1'), 'zip archive or an Excel workbook'],
    ['zstd', Buffer.from('28b52ffd0000', 'hex'), 'zstd'],
    ['xz', Buffer.from('fd377a585a00', 'hex'), 'xz'],
    ['bzip2', Buffer.from('BZh91AY'), 'bzip2'],
    ['Parquet', Buffer.from('PAR1\0\0'), 'Parquet'],
    ['xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old Excel workbook'],
  ])('is named: %s', async (_, bytes, what) => {
    const problem = await problemOf(file('binary.csv', bytes));
    expect(problem.code).toBe('compression');
    expect(problem.reason).toContain(what);
  });

  it.each([20, 100, 1000])('is refused when gzip data ends after %i bytes', async kept => {
    const random = Array.from({ length: 5000 }, (_, i) => `${i},${(i * 7919) % 1009}`).join('\n');
    const problem = await problemOf(file('cut.csv.gz', gzipSync(random).subarray(0, kept)));
    expect(problem.code).toBe('compression');
    expect(problem.message).toContain(`ends too early, after ${kept} compressed bytes: the file is cut off`);
  });

  it('is refused when gzip data is damaged', async () => {
    const packed = gzipSync('a,b\n1,2\n'.repeat(1000));
    packed[packed.length - 6]! ^= 0xff;
    expect((await problemOf(file('bad.csv.gz', packed))).reason).toMatch(/damaged \(incorrect data check\)/);
  });

  it('is refused when its lines end in carriage returns alone', async () => {
    expect(await problemOf(file('mac.csv', 'ds,y\r1,2\r3,4\r'))).toMatchObject({ code: 'header', row: 1 });
  });
});

describe('a path that cannot be read', () => {
  it.each([
    ['missing', () => join(folder, 'none.csv'), 'there is no such file'],
    ['a folder', () => folder, 'this is a folder, not a file'],
  ])('is named: %s', async (_, path, reason) => {
    expect(await problemOf(path())).toMatchObject({ code: 'unreadable', reason });
  });
});

describe('a problem', () => {
  it('says where, what and the way out in one message, and shortens the text', () => {
    const problem = new FileProblem('value', '"x" is no number', 'Write one.', {
      row: 7,
      column: 'y',
      text: 'x'.repeat(500),
    });
    expect(problem.message).toBe('row 7, column y: "x" is no number. Write one.');
    expect(problem.text).toHaveLength(60);
    expect(problem.text).toMatch(/…$/);
  });
});
