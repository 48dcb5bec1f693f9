// Puts the forecast query together: which series, their history, their forecast, the frames.
import { FORECAST_QUERY_TYPE, ForecastQueryOptions, ForesightError, migrateForecastQuery } from '@foresight/contracts';
import { countSeries, readSeriesStates, type SeriesState } from '../../../store/index.ts';
import { abortable } from '../../abortable.ts';
import type { QueryContext, QueryDeps, QueryType } from '../query-type.ts';
import { answers } from './answers.ts';
import { type Chosen, choose } from './choose-series.ts';
import { type Family, familyOf } from './family.ts';
import { framesOf, nothing, seriesTitles } from './forecast-frames.ts';
import { histories } from './history.ts';
import { compileMatchers } from './matchers.ts';
import { questionOf } from './question.ts';
import { refusalsOf, withRefusals } from './refusals.ts';

const MOST_SERIES = 500;

export function forecastQuery(deps: QueryDeps): QueryType<typeof ForecastQueryOptions> {
  const bytes = deps.config.grpc.cache_mb * 1024 ** 2;
  const history = histories(deps.store, bytes / 4);
  const answer = answers(deps, history, bytes / 4);
  return {
    type: FORECAST_QUERY_TYPE,
    schema: ForecastQueryOptions,
    migrate: migrateForecastQuery,
    run: async (context, query) => {
      const question = questionOf(query, context.settings);
      const { chosen, family, why } = await abortable(find(deps, context, query), context.signal);
      if (chosen.length === 0) return [nothing(query.metric, why)];
      const answered = family
        ? await answer.ofFamily(context, family, question)
        : await answer.of(context, chosen, question);
      const shown = await abortable(history.within(context.caller, chosen, context.range), context.signal);
      const titles = seriesTitles(chosen);
      const frames = chosen.flatMap((series, i) =>
        framesOf({ series, title: titles[i]!, answer: answered[i]!, points: shown[i]!, question, context }),
      );
      const refusals = question.roles.has('actual') ? [] : refusalsOf(answered);
      if (frames.length > 0) return withRefusals(frames, refusals, chosen.length);
      return [nothing(query.metric, refusals[0] ?? outside(chosen, context))];
    },
  };
}

interface Found {
  readonly chosen: readonly Chosen[];
  /** What they belong to and have to agree with. */
  readonly family?: Family;
  readonly why: string;
}

/** @returns the series that fit, and when there are none, why */
async function find(
  { store }: QueryDeps,
  { caller: { workspaceId }, signal }: QueryContext,
  { metric, labels = [], groupBy, hierarchy }: ForecastQueryOptions,
): Promise<Found> {
  const matchers = compileMatchers(labels);
  const { states, metrics } = await store.inWorkspace(workspaceId, async trx => {
    const found = await readSeriesStates(trx, workspaceId, metric, matchers.equal);
    return { states: found, metrics: found.length > 0 ? undefined : await countSeries(trx, workspaceId) };
  });
  if (metrics && !metrics.some(known => known.metric === metric))
    throw noMetric(
      metric,
      metrics.map(m => m.metric),
    );
  const fitting = await matchers.filter(states, signal);
  refuseTooMany(metric, fitting, groupBy);
  const total = metrics?.find(known => known.metric === metric)?.series ?? states.length;
  const why = `none of the ${total} series of '${metric}' fits the labels`;
  if (!hierarchy || fitting.length === 0) return { chosen: choose(fitting, groupBy), why };
  const family = familyOf(fitting, hierarchy, groupBy);
  return { chosen: family.shown.map(i => family.nodes[i]!), family, why };
}

const noMetric = (metric: string, known: readonly string[]) =>
  new ForesightError('series_not_found', `there is no metric '${metric}' in this workspace`, {
    fix:
      known.length === 0
        ? 'import data first: foresight import FILE'
        : `choose one of: ${known.slice(0, 10).join(', ')}${known.length > 10 ? ` and ${known.length - 10} more` : ''}`,
  });

function refuseTooMany(metric: string, fitting: readonly SeriesState[], groupBy?: readonly string[]): void {
  const groups = choose(fitting, groupBy).length;
  if (groups <= MOST_SERIES) return;
  throw new ForesightError(
    'bad_request',
    `${groups} series of '${metric}' fit; a query answers ${MOST_SERIES} at most`,
    {
      fix: 'narrow the labels, or sum series with groupBy',
    },
  );
}

function outside(chosen: readonly Chosen[], { range }: QueryContext): string {
  const last = Math.max(
    ...chosen.flatMap(({ members }) => members.map(({ last_ts }) => last_ts?.getTime() ?? -Infinity)),
  );
  const iso = (ms: number) => new Date(ms).toISOString();
  const ends = Number.isFinite(last) ? `the last value is of ${iso(last)}` : 'the series have no values yet';
  return `nothing between ${iso(range.from)} and ${iso(range.to)}: ${ends}`;
}
