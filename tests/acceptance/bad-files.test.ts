// Files that cannot be used: exit code 2, where and why and the way out on stderr, and everything as it was before.
import { execFileSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { desk, everythingIn, hourly, put, type Service, startService } from './support/index.ts';

const at = desk();
const HEAD = 'unique_id,ds,y';
const file = (name: string, ...lines: string[]) => put(at.folder, name, lines.map(line => `${line}\n`).join(''));
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const broken = Buffer.concat([
  Buffer.from(`${HEAD}\na,2024-01-01,1\nb`),
  Buffer.from([0xff]),
  Buffer.from(',2024,2\n'),
]);

interface Wrong {
  readonly what: string;
  readonly path: string;
  /** What the message says: place, reason, way out. */
  readonly says: readonly (string | RegExp)[];
  readonly options?: readonly string[];
}

mkdirSync(join(at.folder, 'folder.csv'));
const WRONG: Wrong[] = [
  { what: 'an empty file', path: file('empty.csv'), says: ['the file is empty', 'Check the export'] },
  {
    what: 'a header alone',
    path: file('header.csv', HEAD),
    says: ['row 1', 'a header and no data', 'Check the export'],
  },
  {
    what: 'a missing column',
    path: file('column.csv', 'unique_id,ds,amount,price', 'a,2024-01-01,1,2'),
    says: ['row 1, column y', 'lacks a value column', '"amount"', '--value <column>'],
  },
  {
    what: 'a time that is none',
    path: file('time.csv', HEAD, 'a,2024-01-01,1', 'a,2024-02-30,2'),
    says: ['row 3, column ds', '"2024-02-30"', 'Write times as'],
  },
  {
    what: 'one time twice',
    path: file('twice.csv', HEAD, 'a,2024-01-01,1', 'a,2024-01-02,1', 'a,2024-01-01,2'),
    says: ['row 4', 'two values at 2024-01-01T00:00:00.000Z: rows 2 and 4', 'Keep one of them'],
  },
  {
    what: 'text for a value',
    path: file('text.csv', HEAD, 'a,2024-01-01,1', 'a,2024-01-02,many'),
    says: ['row 3, column y', '"many" is no number', 'Write a decimal number'],
  },
  {
    what: 'UTF-16',
    path: put(at.folder, 'utf16.csv', utf16(hourly(1, 9))),
    says: ['row 1', 'UTF-16', 'Save the file as UTF-8'],
  },
  { what: 'broken UTF-8', path: put(at.folder, 'utf8.csv', broken), says: ['row 3', '0xff', 'Save the file as UTF-8'] },
  {
    what: 'no value at all',
    path: file('missing.csv', HEAD, 'a,2024-01-01,', 'a,2024-01-02,NaN', 'a,2024-01-03,'),
    says: [/none of the 3 rows has a value|has 0 points/],
  },
  {
    what: 'a series too short for auto',
    path: file('two.csv', HEAD, 'a,2024-01-01,1', 'a,2024-01-02,3'),
    says: [/a.*auto.*at least 3/, /has 2/, 'add history'],
  },
  {
    what: 'a series too short for a season of seasonal-naive',
    path: file('short.csv', HEAD, ...Array.from({ length: 9 }, (_, i) => `a,2024-01-0${i + 1},${i}`)),
    says: [/a.*seasonal-naive.*at least 24/, /has 9/, 'add history'],
    options: ['--model', 'seasonal-naive', '--season', '24'],
  },
  {
    what: 'a file that is not there',
    path: join(at.folder, 'absent.csv'),
    says: ['there is no such file', 'check the path'],
  },
  { what: 'a folder', path: join(at.folder, 'folder.csv'), says: ['is a folder, not a file', 'name a file in it'] },
];

function refused(done: { code: number | null; stdout: string; stderr: string }, { path, says }: Wrong): void {
  expect({ code: done.code, stdout: done.stdout }).toEqual({ code: 2, stdout: '' });
  expect(done.stderr).toContain(path);
  for (const part of says) expect(done.stderr).toMatch(part);
  expect(done.stderr).not.toMatch(/^ +at /m);
}

describe('foresight forecast', () => {
  const before = everythingIn(at.folder);

  it.each(WRONG)('refuses $what and writes nothing', async wrong => {
    const words = ['forecast', wrong.path, '--horizon', '3', '--out', 'out.csv', ...(wrong.options ?? [])];
    refused(await at.run(words), wrong);
    expect(everythingIn(at.folder)).toEqual(before);
    expect(existsSync(at.dataDir)).toBe(false);
  });

  it.each(['nowhere/out.csv', 'folder.csv'])('refuses to write to %s and leaves no part of a file', async out => {
    const good = put(at.folder, 'good.csv', hourly(1, 48));
    const { code, stdout, stderr } = await at.run(['forecast', good, '--horizon', '3', '--out', out]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`cannot write ${out}`);
    expect(everythingIn(at.folder)).toEqual([...before, 'good.csv'].sort());
  });

  it('gives up on a line without an end within the first 32 MB', async () => {
    const pipe = join(at.folder, 'endless.csv');
    execFileSync('mkfifo', [pipe]);
    const forecast = at.run(['forecast', pipe, '--horizon', '3', '--out', 'out.csv']);
    const [taken, done] = await Promise.all([pourDigits(pipe, 2 ** 31), forecast]);
    refused(done, { what: '', path: pipe, says: ['row 1', 'longer than 16,777,216 bytes'] });
    expect(taken).toBeLessThan(32 * 2 ** 20);
    expect(existsSync(join(at.folder, 'out.csv'))).toBe(false);
  });
});

/** Writes digits without a line break until all are written or nobody reads any more. @returns bytes taken */
function pourDigits(path: string, total: number): Promise<number> {
  const stream = createWriteStream(path, { highWaterMark: 1 });
  const digits = Buffer.alloc(2 ** 16, '7');
  const { promise, resolve } = Promise.withResolvers<number>();
  const next = () => {
    if (stream.bytesWritten >= total) return stream.end(() => resolve(stream.bytesWritten));
    stream.write(digits, error => (error ? resolve(stream.bytesWritten) : next()));
  };
  stream.on('error', () => resolve(stream.bytesWritten));
  next();
  return promise;
}

describe('foresight import beside a service', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService(at, ['--data', put(at.folder, 'first.csv', hourly(1, 48))]);
  });

  /** Everything a client can see of what is stored. */
  const stored = async () => ({
    metrics: await service.list('/api/v1/metrics'),
    imports: await service.list('/api/v1/imports'),
    runs: await service.list('/api/v1/runs'),
  });

  it.each(WRONG)('refuses $what and stores nothing', async wrong => {
    const before = await stored();
    refused(await at.run(['import', wrong.path, ...(wrong.options ?? [])]), wrong);
    expect(await stored()).toEqual(before);
    expect(before.metrics).toHaveLength(1);
  });

  it('refuses a line of 100 MB and stores nothing', async () => {
    const before = await stored();
    const path = join(at.folder, 'line.csv');
    const handle = openSync(path, 'w');
    for (let i = 0; i < 100; i++) writeSync(handle, Buffer.alloc(2 ** 20, '7'));
    refused(await at.run(['import', path]), { what: '', path, says: ['row 1', 'longer than 16,777,216 bytes'] });
    expect(await stored()).toEqual(before);
  });

  it('refuses a pipe, which it could read only once', async () => {
    const pipe = join(at.folder, 'once.csv');
    execFileSync('mkfifo', [pipe]);
    refused(await at.run(['import', pipe]), {
      what: '',
      path: pipe,
      says: ['not a regular file', 'write it to a file'],
    });
  });

  it('refuses a workspace that is not there and names those that are', async () => {
    const { code, stderr } = await at.run(['import', join(at.folder, 'good.csv'), '--workspace', 'nowhere']);
    expect(code).toBe(2);
    expect(stderr).toContain("there is no workspace 'nowhere'; there are: main");
  });
});
