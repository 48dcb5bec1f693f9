// How likely a crossing would have been called each day, and what then came: refit in worker threads.
import { type AlertPreviewSeries, type BreachRule, fitOptionsIn, type Threshold } from '@foresight/contracts';
import {
  BREACH_THEN_WORKER,
  type BreachThen,
  crossingsBetween,
  firingsOf,
  happenedAfter,
  type Moment,
  type ThenRefusal,
  type ThenTask,
} from '../../../predictions/alert/index.ts';
import { DEFAULT_MODEL, fullOptions, questionDefaults } from '../../../predictions/forecast/index.ts';
import { limitOf } from '../../../predictions/futures/index.ts';
import { between, type Points, workspaceById } from '../../../store/index.ts';
import { abreast } from '../abreast.ts';
import type { QueryContext, QueryDeps } from '../query-type.ts';
import type { Chosen } from '../series/index.ts';
import type { QuerySources } from '../sources.ts';
import { OUT_OF_TIME } from './words.ts';

const DAY = 86_400_000;
/** What is not told by then is left out, and said so. */
const MOST_MS = 60_000;

interface Look {
  readonly at: number;
  readonly told: BreachThen | ThenRefusal;
}

/** One of each series, in their order. */
export async function breachBefore(
  { store, pool, config }: QueryDeps,
  { histories }: Pick<QuerySources, 'histories'>,
  { caller, range, signal }: QueryContext,
  rule: BreachRule,
  chosen: readonly Chosen[],
): Promise<AlertPreviewSeries[]> {
  const { workspaceId } = caller;
  const defaults = questionDefaults(
    config,
    await store.inWorkspace(workspaceId, trx => workspaceById(trx, workspaceId)),
  );
  const { regressors: _, ...options } = fullOptions(fitOptionsIn({}), defaults);
  const asked = {
    model: DEFAULT_MODEL,
    horizon: rule.horizon ?? defaults.horizon,
    options,
    limit: limitOf(rule.limit),
  };
  const threads = pool.running<ThenTask, BreachThen | ThenRefusal>(BREACH_THEN_WORKER);
  const until = performance.now() + MOST_MS;
  const out: AlertPreviewSeries[] = [];
  await abreast([...chosen.entries()], async ([i, one]) => {
    if (one.timeKind === 'index') {
      out[i] = silent(one, 'The series is counted by position: it has no days to go back to');
      return;
    }
    const { points } = await histories.whole(caller, one);
    const looks: Look[] = [];
    for (let at = range.from; at < range.to && performance.now() < until; at += DAY) {
      signal.throwIfAborted();
      const known = between(points, Number.NEGATIVE_INFINITY, at + 1);
      const task = { ts: known.ts.slice(), value: known.value.slice(), moment: at, ...asked };
      looks.push({ at, told: await threads.run(task, signal) });
    }
    out[i] = seriesOf(one, points, rule, range, looks);
  });
  return out;
}

const silent = ({ labels }: Chosen, reason: string): AlertPreviewSeries => ({
  labels,
  firings: [],
  missed: null,
  reason,
});

function seriesOf(
  one: Chosen,
  points: Points,
  { limit, probability }: BreachRule,
  range: QueryContext['range'],
  looks: readonly Look[],
): AlertPreviewSeries {
  const told = looks.flatMap(({ at, told: one }) => (one.ok ? [{ at, ...one }] : []));
  const reason = reasonOf(looks, told.length, Math.round((range.to - range.from) / DAY));
  if (told.length === 0) return silent(one, reason ?? '');
  const moments = told.map(({ at, end, probability: chance }): Moment & { end: number } => ({
    ...{ at, end, fires: chance > probability },
    real: happenedAfter(points, limit, at, end),
  }));
  return {
    labels: one.labels,
    firings: firingsOf(moments, DAY).map(({ from, to, real }) => ({
      from: new Date(from).toISOString(),
      to: new Date(Math.min(to, range.to)).toISOString(),
      real,
    })),
    // Days that were not looked at have missed nothing.
    missed: missedOf(points, limit, moments, Math.min(range.to, moments.at(-1)!.at + DAY)),
    reason,
  };
}

/** Crossings since the first moment that none had told of within its horizon. */
function missedOf(
  points: Points,
  limit: Threshold,
  moments: readonly (Moment & { readonly end: number })[],
  to: number,
): number {
  const crossed = crossingsBetween(points, limit, { from: moments[0]!.at, to, apart: DAY });
  return crossed.filter(time => !moments.some(({ at, end, fires }) => fires && at < time && time <= end)).length;
}

function reasonOf(looks: readonly Look[], told: number, days: number): string | null {
  const refused = looks.find(({ told: one }) => !one.ok)?.told as ThenRefusal | undefined;
  const late = looks.length < days ? [`${OUT_OF_TIME}: ${looks.length} of ${days} days are looked at`] : [];
  const unknown = refused ? [`${looks.length - told} of ${days} days have no forecast: ${refused.reason}`] : [];
  const words = [...late, ...unknown];
  return words.length === 0 ? null : words.join('. ');
}
