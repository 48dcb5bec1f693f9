// The numbers of the present moment, a row a series and limit: what rules take. Of a series that says nothing the cells are
// empty ("no data" for its instance); when none says anything, there is no data at all.
import {
  BREACH_STATS,
  type BreachFrameCustom,
  type BreachQueryOptions,
  type BreachRow,
  type BreachStat,
  choiceName,
} from '@foresight/contracts';
import { type FieldConfig, type FrameSpec, type Notice, numericLong } from '../../frames/index.ts';
import { nothingNumeric } from '../nothing.ts';
import type { ToldRow } from './tell-rows.ts';

export interface BreachShown {
  readonly query: BreachQueryOptions;
  readonly level: number;
  readonly now: number;
  readonly fromAlert: boolean;
}

export function breachFrame(rows: readonly ToldRow[], { query, level, now, fromAlert }: BreachShown): FrameSpec {
  const notices = noticesOf(rows);
  if (rows.every(row => !row.told)) return nothingNumeric(choiceName(query), reasonsOf(rows));
  const stat = query.stat ?? (fromAlert ? 'probability' : undefined);
  const stats: readonly BreachStat[] = stat ? [stat] : BREACH_STATS;
  const custom: BreachFrameCustom = { foresight: 1, metric: choiceName(query), level, rows: rows.flatMap(customOf) };
  return numericLong({
    name: choiceName(query),
    now,
    columns: stats.map(name => ({ name, ...(CONFIG[name] ? { config: CONFIG[name] } : {}) })),
    rows: rows.map(({ labels, told }) => ({ labels, values: told?.stats ?? {} })),
    notices,
    custom,
  });
}

export const CONFIG: Partial<Readonly<Record<BreachStat, FieldConfig>>> = {
  probability: { unit: 'percentunit' },
  days_until: { unit: 'd' },
};

/** Each reason once, with how many series it is true of. */
function reasonsOf(rows: readonly ToldRow[]): string[] {
  const silent = rows.filter(({ told }) => !told);
  const series = new Map(silent.map(row => [row.series, row.reason ?? '']));
  const byReason = Map.groupBy(series.values(), reason => reason);
  const total = new Set(rows.map(row => row.series)).size;
  return [...byReason].map(([reason, { length }]) =>
    total === 1 ? reason : `${length} of ${total} series: ${reason}`,
  );
}

export function noticesOf(rows: readonly ToldRow[]): Notice[] {
  const beyond = rows.filter(({ told }) => told?.crossing.beyond_now);
  const notices = reasonsOf(rows).map((text): Notice => ({ severity: 'warning', text }));
  const [first] = beyond;
  if (!first?.told) return notices;
  const text = `${beyond.length} of ${rows.length} are beyond their limit already (${first.labels.limit}: ${first.told.ahead.current}); probabilities are those of the steps to come`;
  return [...notices, { severity: 'info', text }];
}

function customOf({ labels, told }: ToldRow): BreachRow[] {
  if (!told) return [];
  const { answer, first } = told.ahead;
  const { series_id, issued_at, origin, source } = answer.custom;
  const steps_left = answer.time.length - first;
  return [{ labels, series_id, crossing: told.crossing, issued_at, origin, source, steps_left }];
}
