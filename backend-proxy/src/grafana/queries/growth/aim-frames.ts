// Goals and milestones: a table with dates for people, chances for rules.
import { GROWTH_ROLES, goalText } from '@foresight/contracts';
import { type MilestoneDates, milestoneDates } from '../../../predictions/growth/index.ts';
import { type FieldSpec, type FrameSpec, type Notice, numericLong } from '../../frames/index.ts';
import type { AimRow } from './aims.ts';

const PERCENT = { config: { unit: 'percentunit' } };

/** One chance a goal and series, stamped now. */
export function aimNumbers(name: string, rows: readonly AimRow[], now: number, notices: readonly Notice[]): FrameSpec {
  const told = rows.filter(row => row.told);
  return numericLong({
    name,
    now,
    columns: [{ name: 'probability', ...PERCENT }],
    rows: (told.length === 0 ? [] : rows).map(({ labels, told }) => ({
      labels,
      values: told ? { probability: told.probability } : {},
    })),
    notices: [...notices, ...reasons(rows)],
  });
}

export function aimTable(name: string, rows: readonly AimRow[], notices: readonly Notice[]): FrameSpec {
  const labels = [...new Set(rows.flatMap(row => Object.keys(row.labels)))].sort();
  const all = [...notices, ...reasons(rows)];
  return {
    name,
    meta: { type: 'table', ...(all.length > 0 ? { notices: all } : {}) },
    fields: [
      ...labels.map(
        (label): FieldSpec => ({
          name: label,
          type: 'string',
          values: rows.map(row => row.labels[label] ?? ''),
        }),
      ),
      numbers('value', rows, ({ goal }) => goal.value),
      dates('by', rows, ({ goal }) => goal.by),
      { ...numbers('probability', rows, ({ told }) => told?.probability), ...PERCENT },
      dates('expected', rows, row => when(row, 'expected')),
      dates('earliest', rows, row => when(row, 'earliest')),
      dates('latest', rows, row => when(row, 'latest')),
      numbers('now', rows, ({ told }) => told?.now ?? undefined),
      ...GROWTH_ROLES.map(role => numbers(role, rows, ({ told }) => told?.cases.values[role].at(-1))),
      { name: 'reason', type: 'string', values: rows.map(reasonOf) },
    ],
  };
}

const when = ({ told }: AimRow, which: keyof MilestoneDates): string | undefined =>
  (told && milestoneDates(told.crossing)[which]) ?? undefined;

function reasonOf({ told, goal, reason }: AimRow): string | null {
  if (!told) return reason ?? null;
  if (told.crossing.beyond_now) return `${goalText(goal)} is reached already: the chance is that of the steps to come`;
  return null;
}

const reasons = (rows: readonly AimRow[]): Notice[] =>
  [...Map.groupBy(rows, ({ reason }) => reason)].flatMap(([reason, { length }]) =>
    reason === undefined ? [] : [{ severity: 'warning' as const, text: `${length} of ${rows.length} rows: ${reason}` }],
  );

function numbers(name: string, rows: readonly AimRow[], of: (row: AimRow) => number | undefined): FieldSpec {
  return { name, type: 'number', nullable: true, values: Float64Array.from(rows, row => of(row) ?? Number.NaN) };
}

function dates(name: string, rows: readonly AimRow[], of: (row: AimRow) => string | undefined): FieldSpec {
  return { name, type: 'time', nullable: true, values: Float64Array.from(rows, row => Date.parse(of(row) ?? '')) };
}
