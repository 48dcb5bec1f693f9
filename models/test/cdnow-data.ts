// The CDNOW sample in ../shared/data beside the repository: a tenth of the people who first bought in early 1997, for 18 months.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DAY } from '../src/index.ts';
import type { Purchases } from '../src/lifetime/index.ts';

const FILE = resolve(import.meta.dirname, '../../../shared/data/cdnow/sample.txt');

export const hasCdnow = existsSync(FILE);

/** The last day of the part that others fit on; 39 weeks follow it. */
export const CDNOW_AS_OF = Date.UTC(1997, 8, 30) / DAY;

/** 2,357 people; days since 1970, dollars. Columns of the file: master id, id in the sample, yyyymmdd, pieces, dollars. */
export function readCdnow(): Required<Purchases> {
  const rows = readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/));
  const person = Int32Array.from(rows, row => Number(row[1]) - 1);
  return {
    people: person.reduce((most, p) => Math.max(most, p + 1), 0),
    person,
    day: Float64Array.from(rows, row => dayOf(row[2]!)),
    amount: Float64Array.from(rows, row => Number(row[4])),
  };
}

/** Those up to the as-of day, and for each person the days with a purchase after it. */
export function splitCdnow(): { readonly before: Required<Purchases>; readonly later: Float64Array } {
  const { people, person, day, amount } = readCdnow();
  const early = Array.from(day.keys()).filter(i => day[i]! <= CDNOW_AS_OF);
  const before = {
    people,
    person: Int32Array.from(early, i => person[i]!),
    day: Float64Array.from(early, i => day[i]!),
    amount: Float64Array.from(early, i => amount[i]!),
  };
  const days = new Set(Array.from(day.keys(), i => (day[i]! > CDNOW_AS_OF ? `${person[i]} ${day[i]}` : '')));
  const later = new Float64Array(people);
  for (const key of days) if (key !== '') later[Number(key.split(' ')[0])]!++;
  return { before, later };
}

const dayOf = (text: string) =>
  Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6))) / DAY;
