// What lies ahead of each series of a query: the steps still to come and what the model says of them jointly, or why it
// says nothing. A forecast that has run out, or whose data stopped, says nothing.
import type { Limit, Window } from '@foresight/models';
import { type Futures, firstStepAfter, staleReason } from '../../../predictions/futures/index.ts';
import { abortable } from '../../abortable.ts';
import type { Answer, Refused } from '../answers/index.ts';
import type { QueryContext } from '../query-type.ts';
import type { Chosen, Histories } from '../series/index.ts';
import type { AskFutures } from './futures.ts';

export interface OutlookQuestion {
  readonly limits: readonly Limit[];
  /** Of the range of extremes and peaks. */
  readonly level: number;
  /** Stretches of steps whose peaks are asked for; see FuturesQuestion. */
  readonly windows?: (answer: Answer, first: number) => readonly Window[];
  /** Epoch ms: steps up to it do not count. */
  readonly now: number;
}

export type Outlook = Ahead | Silent;

export interface Ahead {
  readonly ok: true;
  readonly series: Chosen;
  readonly answer: Answer;
  /** Index of the first step that counts. */
  readonly first: number;
  readonly windows: readonly Window[];
  readonly futures: Futures;
  /** The last value by now; null where there is none. */
  readonly current: number | null;
}

export interface Silent {
  readonly ok: false;
  readonly series: Chosen;
  readonly reason: string;
}

/** One of each chosen series, in their order. */
export async function outlooks(
  { histories, futures }: { readonly histories: Histories; readonly futures: AskFutures },
  context: QueryContext,
  chosen: readonly Chosen[],
  answered: readonly (Answer | Refused)[],
  { limits, level, now, windows = () => [] }: OutlookQuestion,
): Promise<Outlook[]> {
  const looked = chosen.map((series, i) => {
    const answer = answered[i]!;
    const reason = answer.ok ? whyStale(series, answer, now) : answer.refusal.reason;
    if (!answer.ok || reason !== undefined) return { ok: false as const, series, reason: reason! };
    // Steps of a series that has no times are never past.
    const first = series.timeKind === 'index' ? 0 : firstStepAfter(answer.time, now);
    return { ok: true as const, series, answer, first, windows: windows(answer, first) };
  });
  const asked = looked.filter(one => one.ok);
  const made = await futures(
    context,
    asked.map(one => ({ answer: one.answer, first: one.first, limits, level, windows: one.windows })),
  );
  const current = await lastValues(histories, context, asked, now);
  const byOne = new Map(asked.map((one, i) => [one, { made: made[i]!, current: current[i]! }]));
  return looked.map((one): Outlook => {
    if (!one.ok) return one;
    const { made, current } = byOne.get(one)!;
    if ('reason' in made) return { ok: false, series: one.series, reason: made.reason };
    return { ...one, futures: made, current };
  });
}

function whyStale(series: Chosen, { time, custom }: Answer, now: number): string | undefined {
  if (series.timeKind === 'index') return undefined;
  // What has been written since counts for what is said now, not for what was said on an earlier day.
  const known = series.summed || custom.as_of !== undefined ? [] : series.members.map(({ last_ts }) => last_ts);
  const lastValue = Math.max(...known.map(at => at?.getTime() ?? -Infinity), -Infinity);
  const issued = { time, origin: Date.parse(custom.origin), issuedAt: custom.issued_at };
  return staleReason({ ...issued, lastValue: Number.isFinite(lastValue) ? Math.min(lastValue, now) : null }, now);
}

/** At or before `now`, and no earlier than what the forecast knew. */
async function lastValues(
  histories: Histories,
  { caller, signal }: QueryContext,
  asked: readonly { readonly series: Chosen; readonly answer: Answer }[],
  now: number,
): Promise<(number | null)[]> {
  if (asked.length === 0) return [];
  const from = Math.min(...asked.map(({ answer }) => Date.parse(answer.custom.origin)));
  const chosen = asked.map(({ series }) => series);
  const to = chosen.some(({ timeKind }) => timeKind === 'index') ? Number.MAX_SAFE_INTEGER : now;
  const points = await abortable(histories.within(caller, chosen, { from, to }), signal);
  return points.map(({ value }) => value.at(-1) ?? null);
}
