// Small made-up series: a wave a day and a bit of noise that is the same in every run.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { gzipSync } from 'node:zlib';

export const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 1);

/** Deterministic, so that tests on bytes are tests of the product. */
const value = (series: number, i: number): number =>
  Number((20 + series + 5 * Math.sin((i / 24) * 2 * Math.PI) + (((i + series) * 7919) % 97) / 97).toFixed(3));

export const hourAt = (i: number): string => new Date(START + i * HOUR).toISOString();

/** unique_id,ds,y: series s1, s2, …, one point an hour from 2024-01-01. */
export function hourly(series: number, points: number, from = 0): string {
  const rows = ['unique_id,ds,y'];
  for (let s = 1; s <= series; s++) {
    for (let i = from; i < from + points; i++) rows.push(`s${s},${hourAt(i)},${value(s, i)}`);
  }
  return `${rows.join('\n')}\n`;
}

/** The same numbers, one row a series without a header: positions instead of times. */
export function wide(series: number, points: number): string {
  const row = (s: number) => [`s${s}`, ...Array.from({ length: points }, (_, i) => value(s, i))].join(',');
  return `${Array.from({ length: series }, (_, s) => row(s + 1)).join('\n')}\n`;
}

export const gzip = (text: string): Buffer => gzipSync(text);

/** Like `hourly`, to a file, series by series: for files too big to hold. */
export async function writeHourly(path: string, series: number, points: number): Promise<string> {
  const file = createWriteStream(path);
  file.write('unique_id,ds,y\n');
  const stamps = Array.from({ length: points }, (_, i) => hourAt(i));
  for (let s = 1; s <= series; s++) {
    const rows = stamps.map((stamp, i) => `s${s},${stamp},${value(s, i)}\n`).join('');
    if (!file.write(rows)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return path;
}

export interface ForecastRow {
  readonly unique_id: string;
  readonly ds: string;
  readonly [column: string]: string;
}

/** Header and rows of a forecast file; ids without commas, so a split will do. */
export function parseCsv(text: string): { header: string[]; rows: ForecastRow[] } {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  const header = head.split(',');
  const rows = lines.map(line => Object.fromEntries(line.split(',').map((cell, c) => [header[c], cell])));
  return { header, rows: rows as ForecastRow[] };
}
