// Hillstrom's e-mail trial (2008) in ../shared/data beside the repository: one of two e-mails or none, by chance.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Feature, FeatureTable } from '../src/classify/index.ts';
import type { Trial } from '../src/uplift/index.ts';

const FILE = resolve(import.meta.dirname, '../../../shared/data/hillstrom/customers.csv.gz');

export const hasHillstrom = existsSync(FILE);

const NUMBERS = ['recency', 'history', 'mens', 'womens', 'newbie'];
const CATEGORIES = ['history_segment', 'zip_code', 'channel'];

export interface EmailTrial {
  readonly table: FeatureTable;
  /** Outcome: whether they visited. */
  readonly trial: Trial;
}

/** The e-mail on men's or women's goods against none; some 30,000 people each. */
export function readHillstrom(arm: 'mens' | 'womens'): EmailTrial {
  const [head, ...all] = gunzipSync(readFileSync(FILE)).toString('utf8').trim().split('\n').map(cellsOf);
  const rows = all.filter(row => [arm, 'control'].includes(row[head!.indexOf('arm')]!));
  const column = (name: string) => rows.map(row => row[head!.indexOf(name)]!);
  const numbers = NUMBERS.map(
    (name): Feature => ({ kind: 'numeric', name, values: Float64Array.from(column(name), Number) }),
  );
  const categories = CATEGORIES.map((name): Feature => {
    const cells = column(name);
    const names = [...new Set(cells)].sort();
    return { kind: 'category', name, codes: Int32Array.from(cells, cell => names.indexOf(cell)), names };
  });
  return {
    table: { rows: rows.length, features: [...numbers, ...categories] },
    trial: {
      treated: Uint8Array.from(column('arm'), cell => (cell === arm ? 1 : 0)),
      outcome: Uint8Array.from(column('visit'), Number),
    },
  };
}

/** Cells in quotes hold commas: "7) $1,000 +". */
const cellsOf = (line: string) => (line.includes('"') ? quotedCells(line.trim()) : line.trim().split(','));

const quotedCells = (line: string) =>
  Array.from(line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g), ([, quoted, plain]) => quoted ?? plain ?? '');
