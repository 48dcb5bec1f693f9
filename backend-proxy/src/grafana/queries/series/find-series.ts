// The series that a query means, stored or given with the question, or why there are none.
import { choiceName, choiceProblem, ForesightError, type SeriesChoice } from '@foresight/contracts';
import { countSeries, type Labels, readSeriesStates, type SeriesState } from '../../../store/index.ts';
import type { QueryContext, QueryDeps } from '../query-type.ts';
import { type Chosen, choose } from './choose-series.ts';
import { givenStates } from './given.ts';
import { compileMatchers } from './matchers.ts';

const MOST_SERIES = 500;

export interface Found {
  /** Those that fit the labels, each on its own. */
  readonly states: readonly SeriesState[];
  /** What the query is about: the same, or sums of them; empty when none fits. */
  readonly chosen: readonly Chosen[];
  /** Why, when there are none. */
  readonly why: string;
}

/**
 * @throws {ForesightError} series_not_found for a metric that is not stored; bad_request for too many series, for a query
 *   that names none, and for given points that cannot be read; what the other data source says
 */
export async function findChosen(
  deps: Pick<QueryDeps, 'store' | 'now'>,
  context: QueryContext,
  choice: SeriesChoice,
): Promise<Found> {
  const { labels = [], groupBy, metric } = choice;
  const problem = choiceProblem(choice);
  if (problem) throw new ForesightError('bad_request', `the query does not fit: ${problem}`);
  const matchers = compileMatchers(labels);
  const { states, total } =
    metric === undefined
      ? await givenStates(context, choice, deps.now())
      : await storedStates(deps, context, metric, matchers.equal);
  const fitting = await matchers.filter(states, context.signal);
  const chosen = choose(fitting, groupBy);
  const name = choiceName(choice);
  refuseTooMany(name, chosen.length);
  return { states: fitting, chosen, why: `none of the ${total} series of '${name}' fits the labels` };
}

async function storedStates(
  { store }: Pick<QueryDeps, 'store'>,
  { caller: { workspaceId } }: QueryContext,
  metric: string,
  equal: Labels,
): Promise<{ states: readonly SeriesState[]; total: number }> {
  const { states, metrics } = await store.inWorkspace(workspaceId, async trx => {
    const found = await readSeriesStates(trx, workspaceId, metric, equal);
    return { states: found, metrics: found.length > 0 ? undefined : await countSeries(trx, workspaceId) };
  });
  const total = metrics?.find(known => known.metric === metric)?.series ?? states.length;
  if (metrics && total === 0) {
    throw noMetric(
      metric,
      metrics.map(known => known.metric),
    );
  }
  return { states, total };
}

const noMetric = (metric: string, known: readonly string[]) =>
  new ForesightError('series_not_found', `there is no metric '${metric}' in this workspace`, {
    fix:
      known.length === 0
        ? 'import data first: foresight import FILE'
        : `choose one of: ${known.slice(0, 10).join(', ')}${known.length > 10 ? ` and ${known.length - 10} more` : ''}`,
  });

function refuseTooMany(metric: string, series: number): void {
  if (series <= MOST_SERIES) return;
  throw new ForesightError(
    'bad_request',
    `${series} series of '${metric}' fit; a query answers ${MOST_SERIES} at most`,
    {
      fix: 'narrow the labels, or sum series with groupBy',
    },
  );
}
