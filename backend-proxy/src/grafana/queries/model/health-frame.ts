// A row a series: whether the forecast that serves it can be trusted, and the numbers behind that.
import {
  MODEL_STATS,
  type ModelHealth,
  type ModelQueryOptions,
  type ModelStat,
  STATE_LABEL,
  WHY_LABEL,
} from '@foresight/contracts';
import type { SeriesState } from '../../../store/index.ts';
import { type FieldConfig, type FrameSpec, type Notice, type NumericRow, numericLong } from '../../frames/index.ts';
import { nothingFits } from './find.ts';

interface Input {
  readonly states: readonly SeriesState[];
  /** Of those that have a forecast. */
  readonly told: readonly ModelHealth[];
  readonly query: ModelQueryOptions;
  readonly now: number;
  readonly fromAlert: boolean;
}

const HOUR = 3_600_000;
const SHARE: FieldConfig = { unit: 'percentunit' };
const CONFIG: Partial<Readonly<Record<ModelStat, FieldConfig>>> = {
  skill: SHARE,
  coverage: SHARE,
  promised: SHARE,
  age_hours: { unit: 'h' },
};

/** A series without a forecast has empty cells, "no data" to a rule, and the notice says why. */
export function healthFrame({ states, told, query, now, fromAlert }: Input): FrameSpec {
  const asked = query.stat ?? (fromAlert ? 'healthy' : undefined);
  const stats: readonly ModelStat[] = asked ? [asked] : MODEL_STATS;
  const bySeries = new Map(told.map(one => [one.series_id, one]));
  return numericLong({
    name: query.metric ?? 'models',
    now,
    columns: stats.map(name => ({ name, ...(CONFIG[name] ? { config: CONFIG[name] } : {}) })),
    rows: states.map(state => rowOf(state, bySeries.get(state.id), now, fromAlert)),
    notices: noticesOf(states, bySeries, query),
  });
}

/** The state changes with time, and the labels of a rule's instance must not: only panels get it. */
function rowOf(state: SeriesState, one: ModelHealth | undefined, now: number, fromAlert: boolean): NumericRow {
  const labels = { ...state.labels, metric: state.metric };
  const reason = { [STATE_LABEL]: one?.state ?? 'none', [WHY_LABEL]: one?.text ?? NO_FORECAST };
  return { labels: fromAlert ? labels : { ...labels, ...reason }, values: one ? valuesOf(one, now) : {} };
}

const NO_FORECAST = 'no forecast is stored';

function valuesOf(one: ModelHealth, now: number): NumericRow['values'] {
  const numbers: Record<ModelStat, number | null> = {
    healthy: one.state === 'fresh' ? 1 : 0,
    skill: one.skill,
    coverage: one.coverage,
    promised: one.level,
    error_ratio: one.error_ratio,
    age_hours: (now - Date.parse(one.issued_at)) / HOUR,
  };
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, value ?? undefined]));
}

const MOST_REASONS = 3;

function noticesOf(
  states: readonly SeriesState[],
  bySeries: ReadonlyMap<string, ModelHealth>,
  query: ModelQueryOptions,
): Notice[] {
  if (states.length === 0) return [{ severity: 'info', text: nothingFits(query) }];
  const silent = states.filter(({ id }) => !bySeries.has(id));
  const none = `${NO_FORECAST} for ${silent.length} of ${states.length} series: train ${silent[0]?.metric}`;
  const ill = states.flatMap(({ id, labels, metric }) => {
    const one = bySeries.get(id);
    return one && one.state !== 'fresh' ? [`${nameOf(metric, labels)} is ${one.state}: ${one.text}`] : [];
  });
  const more = ill.length > MOST_REASONS ? [`and ${ill.length - MOST_REASONS} more are not fresh`] : [];
  return [
    ...(silent.length > 0 ? [{ severity: 'info' as const, text: none }] : []),
    ...[...ill.slice(0, MOST_REASONS), ...more].map(text => ({ severity: 'warning' as const, text })),
  ];
}

const nameOf = (metric: string, labels: Readonly<Record<string, string>>) =>
  [metric, ...Object.values(labels)].join(' ');
