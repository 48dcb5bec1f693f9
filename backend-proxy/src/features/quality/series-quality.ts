// How complete and how fresh stored series are, within a span of time.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SeriesQuality } from '@foresight/contracts';
import { StepUnknown, type TimeCoverage, timeCoverage } from '@foresight/models/series';
import { readPoints, type SeriesState, type Store } from '../../store/index.ts';

/** Epoch milliseconds, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Series whose points are in memory at once. */
const SLICE = 16;

/**
 * Of each series, in their order. The end of the span is the present where it lies in the future.
 * @param now epoch milliseconds
 */
export async function seriesQuality(
  store: Store,
  workspaceId: string,
  series: readonly SeriesState[],
  span: Span,
  now: number,
  signal?: AbortSignal,
): Promise<SeriesQuality[]> {
  const found: SeriesQuality[] = [];
  for (let at = 0; at < series.length; at += SLICE) {
    const slice = series.slice(at, at + SLICE);
    const ids = slice.map(({ id }) => id);
    const points = await store.inWorkspace(workspaceId, trx => readPoints(trx, ids));
    for (const state of slice) {
      found.push(qualityOf(state, points.get(state.id)!.ts, span, now));
      // Others have their turn between two series.
      await nextTurn();
      signal?.throwIfAborted();
    }
  }
  return found;
}

function qualityOf(state: SeriesState, stamps: Float64Array, { from, to }: Span, now: number): SeriesQuality {
  const { id, metric, labels, first_ts, last_ts, time_kind } = state;
  const own = { series_id: id, metric, labels: { ...labels }, last_time: last_ts?.toISOString() ?? null };
  const points = stamps.filter(stamp => stamp >= from && stamp <= to).length;
  if (time_kind === 'index') return { ...own, points, ...NOTHING, reason: 'it is counted by index, not by time' };
  const end = Math.min(to, now);
  const covered = coverageOrWhy(stamps, Math.max(from, first_ts?.getTime() ?? from), end);
  const age = last_ts ? Math.max(0, now - last_ts.getTime()) : null;
  if (typeof covered === 'string') {
    return { ...own, points, ...NOTHING, age_seconds: age === null ? null : age / 1000, reason: covered };
  }
  const { step, expected, completeness, longestGap } = covered;
  return {
    ...own,
    points,
    step: { unit: step.unit, count: step.count },
    expected,
    // A share of nothing is neither whole nor missing.
    completeness: expected === 0 ? null : completeness,
    longest_gap: longestGap,
    age_seconds: age === null ? null : age / 1000,
    age_steps: age === null ? null : Math.floor(age / widthOf(step)),
    reason: null,
  };
}

const NOTHING = {
  step: null,
  expected: null,
  completeness: null,
  longest_gap: null,
  age_seconds: null,
  age_steps: null,
} as const;

const MEAN_MONTH = (365.2425 / 12) * 86_400_000;
const widthOf = ({ unit, count }: TimeCoverage['step']) => (unit === 'ms' ? count : count * MEAN_MONTH);

function coverageOrWhy(stamps: Float64Array, from: number, to: number): TimeCoverage | string {
  try {
    return timeCoverage(stamps, from, to);
  } catch (error) {
    if (error instanceof StepUnknown) return error.message;
    throw error;
  }
}
