import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openPointFile } from './index.ts';

/** Numbers from 0 to 1, the same for a seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One point as text: series, labels, epoch milliseconds, value, line. */
type Seen = readonly [id: string, label: string, ts: number, value: number, row: number];

/** Cells of a text by RFC 4180, with one regular expression for a cell: slow, and plain to see. */
function slowRows(text: string, delimiter: string): { line: number; cells: string[] }[] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${delimiter}\\r\\n]*))(${delimiter}|\\r?\\n|$)`, 'y');
  const rows: { line: number; cells: string[] }[] = [];
  let line = 1;
  while (cell.lastIndex < text.length) {
    const begun = line;
    const cells: string[] = [];
    for (let end = delimiter; end === delimiter; ) {
      const [whole, quoted, plain, after] = cell.exec(text)!;
      cells.push(quoted?.replaceAll('""', '"') ?? plain!);
      line += whole.split('\n').length - 1;
      end = after!;
    }
    if (cells.length > 1) rows.push({ line: begun, cells });
  }
  return rows;
}

function slowPoints(text: string, delimiter: string): Seen[] {
  const [, ...rows] = slowRows(text, delimiter);
  const points: Seen[] = [];
  for (const { line, cells } of rows) {
    const [id, time, y, label] = cells as [string, string, string, string];
    if (['', 'NaN', 'NA', 'null'].includes(y)) continue;
    const iso = time.replace(' ', 'T');
    const ts = Date.parse(iso.length <= 10 || /(?:Z|[+-]\d\d:\d\d)$/.test(iso) ? iso : `${iso}Z`);
    points.push([id, label, ts, Number(y), line]);
  }
  return points;
}

function randomFile(seed: number): { text: string; delimiter: string } {
  const next = random(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  const delimiter = pick([',', ';', '\t']);
  const end = pick(['\n', '\r\n']);
  const ids = [
    'a',
    'ab',
    'b"c',
    'x,y',
    'x;y',
    'é',
    '日本 1',
    'two\nlines',
    'série "7"',
    '😀',
    ...Array.from({ length: 40 }, (_, i) => `id-${i}`),
  ];
  const quote = (cell: string): string =>
    /[",;\t\n]/.test(cell) || next() < 0.1 ? `"${cell.replaceAll('"', '""')}"` : cell;
  const time = (): string => {
    const iso = new Date(Math.floor(next() * 2e9) * 1000 + Math.floor(next() * 1000)).toISOString();
    return pick([
      iso,
      iso.slice(0, 19),
      `${iso.slice(0, 19)}Z`,
      iso.slice(0, 19).replace('T', ' '),
      iso.slice(0, 10),
      `${iso.slice(0, 23)}+05:30`,
      iso.slice(0, 16),
    ]);
  };
  const value = (): string =>
    pick([
      (next() * 1000).toFixed(2),
      String(next() * 1e6),
      String(next() * 1e-9),
      `-${Math.floor(next() * 1e9)}`,
      (next() * 1e22).toFixed(3),
      next().toExponential(),
      '',
      'NaN',
      'NA',
      'null',
      '0',
      '+5',
      '.5',
      '7.',
    ]);
  let text = ['unique_id', 'ds', 'y', 'label'].map(quote).join(delimiter) + end;
  const count = 200 + Math.floor(next() * 300);
  for (let r = 0; r < count; r++) {
    if (next() < 0.03) text += end;
    text +=
      [pick(ids), time(), value(), pick(['', 'red', 'blue, dark', '"'])].map(quote).join(delimiter) +
      (r < count - 1 || next() < 0.5 ? end : '');
  }
  return { text, delimiter };
}

async function fastPoints(text: string, chunkBytes: number): Promise<Seen[]> {
  const bytes = Buffer.from(text);
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) chunks.push(bytes.subarray(at, at + chunkBytes));
  const reader = await openPointFile({ stream: Readable.from(chunks), name: 'random.csv' });
  const points: Seen[] = [];
  for await (const { length, series, ts, value, row } of reader.batches()) {
    for (let i = 0; i < length; i++) {
      const { uniqueId, labels } = reader.dictionary[series[i]!]!;
      points.push([uniqueId, labels.label ?? '', ts[i]!, value[i]!, row[i]!]);
    }
  }
  const keys = reader.dictionary.map(key => JSON.stringify(key));
  expect(new Set(keys).size, 'each series has one number').toBe(keys.length);
  return points;
}

describe('the fast reader and a plain one', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed + 1))('agree on the random file with seed %i', async seed => {
    const { text, delimiter } = randomFile(seed);
    const expected = slowPoints(text, delimiter);
    expect(expected.length).toBeGreaterThan(100);
    for (const chunkBytes of [1, 13, 1021, text.length * 4]) {
      expect(await fastPoints(text, chunkBytes), `chunks of ${chunkBytes}`).toEqual(expected);
    }
  });

  it('agree on 20,000 series in random order, more than the first tables hold', async () => {
    const next = random(99);
    const rows = Array.from({ length: 60_000 }, (_, i) => `s${Math.floor(next() * 20_000)},2024-01-01T00:00:00,${i},`);
    const text = `unique_id,ds,y,label\n${rows.join('\n')}\n`;
    expect(await fastPoints(text, 100_000)).toEqual(slowPoints(text, ','));
  });
});
