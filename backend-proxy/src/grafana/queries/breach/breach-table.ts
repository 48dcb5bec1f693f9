// The same as a table for people: with dates, and in each row why numbers are missing.
import { type BreachStat, type Crossing, choiceName } from '@foresight/contracts';
import type { FieldSpec, FrameSpec } from '../../frames/index.ts';
import { type BreachShown, CONFIG, noticesOf } from './breach-frame.ts';
import type { ToldRow } from './tell-rows.ts';

const DATES = { p10: 'earliest', p50: 'expected', p90: 'latest' } as const;

export function breachTable(rows: readonly ToldRow[], { query }: BreachShown): FrameSpec {
  const labels = [...new Set(rows.flatMap(row => Object.keys(row.labels)))].sort();
  const notices = noticesOf(rows);
  return {
    name: choiceName(query),
    meta: { type: 'table', ...(notices.length > 0 ? { notices } : {}) },
    fields: [
      ...labels.map((name): FieldSpec => ({ name, type: 'string', values: rows.map(row => row.labels[name] ?? '') })),
      numbers('threshold', rows, row => row.threshold.value),
      stat('current', rows),
      stat('probability', rows),
      ...(['p10', 'p50', 'p90'] as const).map(name => dates(name, rows)),
      ...(['days_until', 'headroom', 'min', 'max'] as const).map(name => stat(name, rows)),
      { name: 'reason', type: 'string', values: rows.map(row => reasonOf(row)) },
    ],
  };
}

function reasonOf({ told, reason }: ToldRow): string | null {
  if (!told) return reason ?? null;
  return told.crossing.beyond_now ? 'Beyond the limit already: the probability is that of the steps to come' : null;
}

const stat = (name: BreachStat, rows: readonly ToldRow[]): FieldSpec => ({
  ...numbers(name, rows, row => row.told?.stats[name]),
  ...(CONFIG[name] ? { config: CONFIG[name] } : {}),
});

function numbers(name: string, rows: readonly ToldRow[], of: (row: ToldRow) => number | undefined): FieldSpec {
  return { name, type: 'number', nullable: true, values: Float64Array.from(rows, row => of(row) ?? Number.NaN) };
}

function dates(name: keyof typeof DATES & keyof Crossing, rows: readonly ToldRow[]): FieldSpec {
  const at = (row: ToldRow) => Date.parse(row.told?.crossing[name] ?? '');
  return { name: DATES[name], type: 'time', nullable: true, values: Float64Array.from(rows, at) };
}
