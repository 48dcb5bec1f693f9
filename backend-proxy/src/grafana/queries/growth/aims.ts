// Goals and milestones as rows: how likely, and when.
import {
  type Better,
  type Crossing,
  ForesightError,
  GOAL_LABEL,
  type Goal,
  goalText,
  type Threshold,
} from '@foresight/contracts';
import type { Window } from '@foresight/models';
import { crossingsOf, limitOf } from '../../../predictions/futures/index.ts';
import type { Answer } from '../answers/index.ts';
import { type Ahead, type Outlook, outlooks } from '../futures/index.ts';
import type { QueryContext } from '../query-type.ts';
import type { QuerySources } from '../sources.ts';
import type { Cases } from './cases.ts';

export interface AimRow {
  readonly labels: Readonly<Record<string, string>>;
  readonly goal: Goal;
  /** Absent with a reason. */
  readonly told?: {
    /** By its date, else within the horizon; 0 to 1. */
    readonly probability: number;
    readonly crossing: Crossing;
    readonly now: number | null;
    readonly cases: Cases;
  };
  readonly reason?: string;
}

export interface Asking {
  readonly context: QueryContext;
  readonly asked: readonly { readonly cases: Cases; readonly goals: readonly Goal[] }[];
  readonly better: Better;
  readonly level: number;
  /** Epoch ms. */
  readonly now: number;
}

/** A row a series and goal; of each series its own goals. */
export async function aimRows(sources: QuerySources, asking: Asking): Promise<AimRow[]> {
  const rows = await Promise.all(asking.asked.map(one => rowsOf(sources, asking, one)));
  return rows.flat();
}

async function rowsOf(
  sources: QuerySources,
  { context, better, level, now }: Asking,
  { cases, goals }: Asking['asked'][number],
): Promise<AimRow[]> {
  const thresholds = goals.map(goal => thresholdOf(goal, better));
  const question = {
    limits: thresholds.map(limitOf),
    level,
    now,
    windows: (answer: Answer, first: number) => goals.map(goal => windowOf(goal, answer, first)),
  };
  const [ahead] = await outlooks(sources, context, [cases.series], [cases.answer], question);
  return goals.map((goal, i) => rowOf(cases, ahead!, { goal, thresholds, i }));
}

const thresholdOf = ({ value, name }: Goal, better: Better): Threshold => ({
  value,
  direction: better === 'higher' ? 'above' : 'below',
  kind: 'goal',
  ...(name === undefined ? {} : { name }),
});

/** Steps to come that are not after the goal's date; the first one where none is. */
function windowOf({ by }: Goal, { time }: Answer, first: number): Window {
  const end = by === undefined ? time.length : time.filter(at => at <= Date.parse(by)).length;
  return { from: first + 1, to: Math.max(first + 1, end) };
}

function rowOf(
  cases: Cases,
  ahead: Outlook,
  { goal, thresholds, i }: { readonly goal: Goal; readonly thresholds: readonly Threshold[]; readonly i: number },
): AimRow {
  const labels = { ...moved(cases.series.labels), [GOAL_LABEL]: goalText(goal) };
  const reason = ahead.ok ? outOfReach(goal, ahead) : ahead.reason;
  if (!ahead.ok || reason !== undefined) return { labels, goal, reason: reason! };
  const { futures, answer, current } = ahead;
  const crossing = crossingsOf(thresholds, futures.crossings, answer.time, current)[i]!;
  const probability = goal.by === undefined ? crossing.probability : futures.over[i]![i]!;
  return { labels, goal, told: { probability, crossing, now: current, cases } };
}

/** Why nothing can be said of its date. */
function outOfReach({ by }: Goal, { answer: { time }, first }: Ahead): string | undefined {
  if (by === undefined) return undefined;
  const at = Date.parse(by);
  const iso = (ms: number) => new Date(ms).toISOString();
  if (at < time[first]!) return `${by} is before the next step, ${iso(time[first]!)}`;
  if (at <= time.at(-1)!) return undefined;
  return `${by} is after the last step of the forecast, ${iso(time.at(-1)!)}: ask for a longer horizon`;
}

const moved = (labels: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(labels).map(([name, value]) => [name === GOAL_LABEL ? `exported_${name}` : name, value]),
  );

/** @throws {ForesightError} bad_request for two of one name, which a rule could not tell apart, and for a date that is none */
export function checkGoals(goals: readonly Goal[]): void {
  const texts = goals.map(goalText);
  const twice = texts.find((text, i) => texts.indexOf(text) !== i);
  if (twice !== undefined) {
    throw new ForesightError('bad_request', `two goals are called '${twice}'`, { fix: 'give each a name of its own' });
  }
  const odd = goals.find(({ by }) => by !== undefined && !Number.isFinite(Date.parse(by)));
  if (odd) throw new ForesightError('bad_request', `the goal's date '${odd.by}' is no time`, { fix: 'correct it' });
}
