// Puts the forecast query together: which series, their history, their forecast, the frames.
import {
  choiceName,
  FORECAST_QUERY_TYPE,
  FORECAST_ROLES,
  ForecastQueryOptions,
  ForesightError,
  migrateForecastQuery,
} from '@foresight/contracts';
import { abortable } from '../../abortable.ts';
import {
  type Answer,
  type Answers,
  type Family,
  familyOf,
  type Question,
  questionOf,
  type Refused,
  refusalsOf,
  withRefusals,
} from '../answers/index.ts';
import type { QueryContext, QueryDeps, QueryType } from '../query-type.ts';
import { type Chosen, findChosen, seriesTitles } from '../series/index.ts';
import type { QuerySources } from '../sources.ts';
import { framesOf, nothing } from './forecast-frames.ts';
import { withCrossings } from './with-crossings.ts';

export function forecastQuery(deps: QueryDeps, sources: QuerySources): QueryType<typeof ForecastQueryOptions> {
  const { histories, answers } = sources;
  return {
    type: FORECAST_QUERY_TYPE,
    schema: ForecastQueryOptions,
    migrate: migrateForecastQuery,
    run: async (context, query) => {
      const question = questionOf(query, context.settings);
      const shown = { roles: new Set(query.roles ?? FORECAST_ROLES), beyondRange: query.beyondRange ?? true };
      const found = await abortable(find(deps, context, query), context.signal);
      const { chosen, why } = found;
      if (chosen.length === 0) return [nothing(choiceName(query), why)];
      const plain = await answer(answers, context, query, found, question);
      const { limits, asOf } = query;
      const now = asOf === undefined ? deps.now().getTime() : momentOf(asOf);
      const answered = limits ? await withCrossings(sources, context, chosen, plain, { limits, now }) : plain;
      const points = await abortable(histories.within(context.caller, chosen, context.range), context.signal);
      const titles = seriesTitles(chosen);
      const frames = chosen.flatMap((series, i) =>
        framesOf({ series, title: titles[i]!, answer: answered[i]!, points: points[i]!, shown, context }),
      );
      const refusals = shown.roles.has('actual') ? [] : refusalsOf(answered);
      if (frames.length > 0) return withRefusals(frames, refusals, chosen.length);
      return [nothing(choiceName(query), refusals[0] ?? outside(chosen, context))];
    },
  };
}

async function answer(
  answers: Answers,
  context: QueryContext,
  { asOf, reconciliation }: ForecastQueryOptions,
  { chosen, family }: Asked,
  question: Question,
): Promise<(Answer | Refused)[]> {
  if (asOf !== undefined) return answers.asOf(context, chosen, question, momentOf(asOf));
  if (family) return answers.ofFamily(context, family, question, reconciliation ?? 'min-trace');
  return answers.of(context, chosen, question);
}

/** A leap second passes the schema and is no time. */
function momentOf(asOf: string): number {
  const ms = Date.parse(asOf);
  if (Number.isFinite(ms)) return ms;
  throw new ForesightError('bad_request', `asOf '${asOf}' is no time`, {
    fix: 'write a UTC time such as 2026-10-24T07:00:00Z',
  });
}

interface Asked {
  readonly chosen: readonly Chosen[];
  /** What they belong to and have to agree with. */
  readonly family?: Family;
  readonly why: string;
}

async function find(deps: QueryDeps, context: QueryContext, query: ForecastQueryOptions): Promise<Asked> {
  const { hierarchy, groupBy } = query;
  const { states, chosen, why } = await findChosen(deps, context, query);
  if (!hierarchy || chosen.length === 0) return { chosen, why };
  const family = familyOf(states, hierarchy, groupBy);
  return { chosen: family.shown.map(i => family.nodes[i]!), family, why };
}

function outside(chosen: readonly Chosen[], { range }: QueryContext): string {
  const last = Math.max(
    ...chosen.flatMap(({ members }) => members.map(({ last_ts }) => last_ts?.getTime() ?? -Infinity)),
  );
  const iso = (ms: number) => new Date(ms).toISOString();
  const ends = Number.isFinite(last) ? `the last value is of ${iso(last)}` : 'the series have no values yet';
  return `nothing between ${iso(range.from)} and ${iso(range.to)}: ${ends}`;
}
