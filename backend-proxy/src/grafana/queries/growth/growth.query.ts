// Puts the growth query together: which series, their cases, and what is asked of them.
import { choiceName, GROWTH_QUERY_TYPE, GrowthQueryOptions, migrateGrowthQuery } from '@foresight/contracts';
import { firstStepAfter, staleReason } from '../../../predictions/futures/index.ts';
import { milestonesOn } from '../../../predictions/growth/index.ts';
import { abortable } from '../../abortable.ts';
import type { FrameSpec, Notice } from '../../frames/index.ts';
import { type Answer, questionOf, type Refused, refusalsOf } from '../answers/index.ts';
import { framesOf, nothing } from '../forecast/forecast-frames.ts';
import type { QueryContext, QueryDeps, QueryType } from '../query-type.ts';
import { type Chosen, findChosen, seriesTitles } from '../series/index.ts';
import type { QuerySources } from '../sources.ts';
import { aimNumbers, aimTable } from './aim-frames.ts';
import { aimRows, checkGoals } from './aims.ts';
import { caseFrames } from './case-frames.ts';
import { type Cases, casesOf } from './cases.ts';
import { rateFrame, rateRows } from './rate-frame.ts';

const LEVEL = 0.8;
const HISTORY = { roles: new Set(['actual'] as const), beyondRange: true };

interface Asked {
  readonly context: QueryContext;
  readonly query: GrowthQueryOptions;
  readonly name: string;
  readonly chosen: readonly Chosen[];
  readonly answered: readonly (Answer | Refused)[];
  readonly cases: readonly Cases[];
  readonly notices: readonly Notice[];
  /** Epoch ms. */
  readonly now: number;
}

export function growthQuery(deps: QueryDeps, sources: QuerySources): QueryType<typeof GrowthQueryOptions> {
  return {
    type: GROWTH_QUERY_TYPE,
    schema: GrowthQueryOptions,
    migrate: migrateGrowthQuery,
    run: async (context, query) => {
      const { goals = [], better = 'higher', show = 'series', stat } = query;
      checkGoals(goals);
      const question = questionOf(query, context.settings);
      const { chosen, why } = await abortable(findChosen(deps, context, query), context.signal);
      const name = choiceName(query);
      if (chosen.length === 0) return [nothing(name, why)];
      const answered = await sources.answers.of(context, chosen, question);
      const titles = seriesTitles(chosen);
      const level = question.levels?.[0] ?? LEVEL;
      const cases = chosen.flatMap((series, i) => {
        const answer = answered[i]!;
        return answer.ok ? [casesOf(series, titles[i]!, answer, better, level)] : [];
      });
      const now = deps.now().getTime();
      const asked: Asked = { context, query, name, chosen, answered, cases, notices: noticesOf(answered), now };
      if (show === 'series') return series(asked, sources);
      if (show !== 'rate') return [await aims(asked, sources)];
      const fresh = context.fromAlert ? cases.filter(one => whyStale(one, now) === undefined) : cases;
      const rows = await rateRows(deps, sources, context, fresh);
      const one = stat ?? (context.fromAlert ? 'growth' : undefined);
      return [rateFrame(rows, { ...asked, stat: one, notices: [...asked.notices, ...staleOf(asked, fresh)] })];
    },
  };
}

function noticesOf(answered: readonly (Answer | Refused)[]): Notice[] {
  const [reason, ...more] = refusalsOf(answered);
  if (reason === undefined) return [];
  return [{ severity: 'warning', text: `${more.length + 1} of ${answered.length} series have no forecast: ${reason}` }];
}

/** Why its forecast says nothing about the time to come. */
function whyStale({ series, answer: { time, custom } }: Cases, now: number): string | undefined {
  if (series.timeKind === 'index') return undefined;
  const last = Math.max(...series.members.map(({ last_ts }) => last_ts?.getTime() ?? Number.NEGATIVE_INFINITY));
  const lastValue = Number.isFinite(last) ? Math.min(last, now) : null;
  return staleReason({ time, origin: Date.parse(custom.origin), issuedAt: custom.issued_at, lastValue }, now);
}

function staleOf({ cases, now }: Asked, fresh: readonly Cases[]): Notice[] {
  const stale = cases.filter(one => !fresh.includes(one));
  const [first] = stale;
  if (!first) return [];
  return [{ severity: 'warning', text: `${stale.length} of ${cases.length} series: ${whyStale(first, now)}` }];
}

/** A rule gets the likely case of the steps to come; people get history and all three. */
async function series(asked: Asked, { histories }: QuerySources): Promise<FrameSpec[]> {
  const { context, chosen, answered, cases, now, name, notices } = asked;
  const { fromAlert } = context;
  const shown = fromAlert ? cases.filter(one => whyStale(one, now) === undefined) : cases;
  const ahead = shown.flatMap(one => {
    const first = fromAlert && one.series.timeKind !== 'index' ? firstStepAfter(one.answer.time, now) : 0;
    return caseFrames(one, first, fromAlert ? ['likely'] : undefined);
  });
  const past = fromAlert ? [] : await history(asked, histories);
  const said = [...notices, ...staleOf(asked, shown)];
  const [head, ...rest] = [...past, ...ahead];
  if (!head) return [nothing(name, said[0]?.text ?? `none of ${chosen.length} series has a step to come`)];
  if (said.length === 0 || answered.some(answer => !answer.ok && !fromAlert)) return [head, ...rest];
  const { key: _bytesWithoutNotices, ...first } = head;
  return [{ ...first, meta: { ...head.meta, notices: [...(head.meta.notices ?? []), ...said] } }, ...rest];
}

async function history({ context, chosen, answered }: Asked, histories: QuerySources['histories']) {
  const points = await abortable(histories.within(context.caller, chosen, context.range), context.signal);
  const titles = seriesTitles(chosen);
  return chosen.flatMap((one, i) =>
    framesOf({ series: one, title: titles[i]!, answer: answered[i]!, points: points[i]!, shown: HISTORY, context }),
  );
}

async function aims({ context, query, name, cases, notices, now }: Asked, sources: QuerySources): Promise<FrameSpec> {
  const { goals = [], better = 'higher', milestones } = query;
  const last = query.show === 'milestones' ? await lastValues(sources, context, cases) : [];
  const asked = cases.map((one, i) => ({
    cases: one,
    goals: query.show === 'milestones' ? onTheWay(one, last[i]) : goals,
  }));
  function onTheWay({ values: { best } }: Cases, from: number | undefined) {
    return milestonesOn({ from, best, better, named: milestones }).map(value => ({ value }));
  }
  const rows = await aimRows(sources, { context, asked, better, level: cases[0]?.level ?? LEVEL, now });
  const none =
    rows.length === 0 && cases.length > 0
      ? [{ severity: 'info' as const, text: NONE[query.show === 'milestones' ? 'milestones' : 'goals'] }]
      : [];
  const said = [...notices, ...none];
  return context.fromAlert ? aimNumbers(name, rows, now, said) : aimTable(name, rows, said);
}

const NONE = {
  goals: 'the query has no goals: add one',
  milestones: 'no round number lies between the last value and the best case of the horizon',
};

async function lastValues({ histories }: QuerySources, context: QueryContext, cases: readonly Cases[]) {
  const whole = cases.map(({ series }) => histories.whole(context.caller, series));
  return (await abortable(Promise.all(whole), context.signal)).map(({ points }) => points.value.at(-1));
}
