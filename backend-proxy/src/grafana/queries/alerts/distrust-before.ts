// When a forecast was not to be trusted: what the ledger had issued until each day, against the values until then.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AlertPreviewSeries, DistrustRule } from '@foresight/contracts';
import { bandHeld } from '@foresight/models/evaluate';
import { firingsOf, type Moment } from '../../../predictions/alert/index.ts';
import { healthState, issuedTruths } from '../../../predictions/health/index.ts';
import {
  type Issued,
  type PastForecast,
  type Points,
  readIssued,
  readPastForecasts,
  readPoints,
  readServing,
  type Serving,
} from '../../../store/index.ts';
import type { QueryContext, QueryDeps } from '../query-type.ts';
import type { Chosen } from '../series/index.ts';

const [HOUR, DAY] = [3_600_000, 86_400_000];
const MOST_FORECASTS = 400;
/** Fewer values tell nothing of a share. */
const FEWEST_VALUES = 10;

interface Facts {
  readonly serving: Serving;
  readonly past: readonly PastForecast[];
  readonly issued: readonly Issued[];
  readonly points: Points;
}

/** One of each series, in their order. */
export async function distrustBefore(
  { store }: QueryDeps,
  { caller: { workspaceId }, range, signal }: QueryContext,
  rule: DistrustRule,
  chosen: readonly Chosen[],
): Promise<AlertPreviewSeries[]> {
  const ids = chosen.map(({ members }) => members[0]!.id);
  // The forecast that served at the beginning was issued before it.
  const when = { from: new Date(range.from - (range.to - range.from)), to: new Date(range.to), most: MOST_FORECASTS };
  const [serving, past, points, issued] = await store.inWorkspace(workspaceId, async trx => {
    const now = await readServing(trx, workspaceId, { ids, limit: Math.max(1, ids.length) });
    return [
      new Map(now.map(one => [one.series_id, one])),
      Map.groupBy(await readPastForecasts(trx, workspaceId, ids, when), one => one.series_id),
      await readPoints(trx, ids),
      await readIssued(trx, workspaceId, now),
    ] as const;
  });
  const out: AlertPreviewSeries[] = [];
  for (const [i, id] of ids.entries()) {
    signal.throwIfAborted();
    const own = serving.get(id);
    const facts = own && {
      serving: own,
      past: past.get(id) ?? [],
      issued: issued.get(id) ?? [],
      points: points.get(id)!,
    };
    out.push(seriesOf(chosen[i]!, facts, rule, range));
    // Others have their turn between two series.
    await nextTurn();
  }
  return out;
}

function seriesOf(
  { labels }: Chosen,
  facts: Facts | undefined,
  rule: DistrustRule,
  { from, to }: QueryContext['range'],
): AlertPreviewSeries {
  const days = Math.round((to - from) / DAY);
  if (!facts) return { labels, firings: [], missed: null, reason: 'No forecast is stored: train the metric first' };
  const moments: Moment[] = [];
  for (let at = from + DAY; at <= to; at += DAY) {
    const fires = judge(facts, rule, at);
    if (fires !== undefined) moments.push({ at, fires, real: true });
  }
  const firings = firingsOf(moments, DAY).map(one => ({
    from: new Date(one.from).toISOString(),
    to: new Date(Math.min(one.to, to)).toISOString(),
    real: true,
  }));
  return {
    labels,
    firings,
    missed: null,
    reason: moments.length < days ? historyText(facts, moments.length, days) : null,
  };
}

function historyText({ past, issued }: Facts, has: number, needs: number): string {
  return `No history yet for ${needs - has} of ${needs} days: ${past.length === 1 ? '1 forecast is' : `${past.length} forecasts are`} in the ledger, and ${issued.length} of their times have met a value`;
}

/** Whether it fires; undefined: there was nothing to judge at that moment. */
function judge(facts: Facts, { sign, bound }: DistrustRule, at: number): boolean | undefined {
  const { past, serving, points } = facts;
  const last = past.findLast(one => one.issued_at.getTime() <= at);
  if (!last) return undefined;
  if (sign === 'age_hours') return (at - last.issued_at.getTime()) / HOUR > bound!;
  const held = bandHeld(issuedTruths(metBy(facts, at), points), serving.level);
  if (sign === 'coverage') return held.points < FEWEST_VALUES ? undefined : held.inside / held.points < bound!;
  const newest = points.ts.findLast(time => time <= at) ?? last.origin.getTime();
  const [origin, end] = [last.origin.getTime(), last.time.at(-1)!];
  const horizon = last.time.length;
  const { state } = healthState({
    trouble: null,
    silentSteps: serving.time_kind === 'index' ? null : Math.floor((at - newest) / ((end - origin) / horizon)),
    newPoints: points.ts.filter(time => time > origin && time <= at).length,
    season: Math.max(0, ...serving.seasons),
    horizon,
    over: end <= at,
    held,
    level: serving.level,
  });
  return state !== 'fresh';
}

/** Issued for times up to then. */
const metBy = ({ issued }: Facts, at: number): readonly Issued[] => issued.filter(({ time }) => time <= at);
