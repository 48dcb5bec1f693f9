// The highest days ahead of each series as a table: when, how high, and what that leaves.
import { ForesightError, type PeakDay } from '@foresight/contracts';
import { highestDays } from '../../../predictions/futures/index.ts';
import type { FieldConfig, FieldSpec, FrameSpec } from '../../frames/index.ts';
import { noticesOf } from './peak-frames.ts';
import type { Shown, Told } from './tell-series.ts';

const TOP = 10;

interface Row extends PeakDay {
  readonly labels: Readonly<Record<string, string>>;
}

export function daysFrame(told: readonly Told[], { name, query, fromAlert }: Shown): FrameSpec {
  if (fromAlert) {
    throw new ForesightError('bad_request', 'a list of days is no number that a rule could judge', {
      fix: "show 'summary' in an alert rule",
    });
  }
  const { capacity, top = TOP } = query;
  const rows = told.flatMap(one =>
    one.ok ? highestDays(one.days, top).map(day => ({ ...day, labels: one.ahead.series.labels })) : [],
  );
  const notices = noticesOf(told);
  return {
    name,
    meta: { type: 'table', ...(notices.length > 0 ? { notices } : {}) },
    fields: [
      ...labelFields(rows),
      { name: 'day', type: 'time', values: Float64Array.from(rows, ({ day }) => Date.parse(day)) },
      { name: 'at', type: 'time', nullable: true, values: Float64Array.from(rows, ({ at }) => Date.parse(at ?? '')) },
      ...(['peak', 'lower', 'upper', 'steps'] as const).map(name => numbers(name, rows, row => row[name])),
      ...(capacity === undefined ? [] : againstCapacity(rows, capacity)),
    ],
  };
}

function labelFields(rows: readonly Row[]): FieldSpec[] {
  const names = [...new Set(rows.flatMap(row => Object.keys(row.labels)))].sort();
  return names.map(name => ({ name, type: 'string', values: rows.map(row => row.labels[name] ?? '') }));
}

const againstCapacity = (rows: readonly Row[], capacity: number): FieldSpec[] => [
  numbers('utilisation', rows, row => row.peak / capacity, { unit: 'percentunit' }),
  numbers('headroom', rows, row => capacity - row.upper),
  numbers('over', rows, row => row.over!, { unit: 'percentunit' }),
];

const numbers = (name: string, rows: readonly Row[], of: (row: Row) => number, config?: FieldConfig): FieldSpec => ({
  name,
  type: 'number',
  values: Float64Array.from(rows, of),
  ...(config ? { config } : {}),
});
