// The stored series that a query means, or why there are none.
import { ForesightError, type SeriesChoice } from '@foresight/contracts';
import { countSeries, readSeriesStates, type SeriesState } from '../../../store/index.ts';
import type { QueryContext, QueryDeps } from '../query-type.ts';
import { type Chosen, choose } from './choose-series.ts';
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

/** @throws {ForesightError} series_not_found for a metric that is not stored; bad_request for too many series */
export async function findChosen(
  { store }: Pick<QueryDeps, 'store'>,
  { caller: { workspaceId }, signal }: QueryContext,
  { metric, labels = [], groupBy }: SeriesChoice,
): Promise<Found> {
  const matchers = compileMatchers(labels);
  const { states, metrics } = await store.inWorkspace(workspaceId, async trx => {
    const found = await readSeriesStates(trx, workspaceId, metric, matchers.equal);
    return { states: found, metrics: found.length > 0 ? undefined : await countSeries(trx, workspaceId) };
  });
  const total = metrics?.find(known => known.metric === metric)?.series ?? states.length;
  if (metrics && total === 0) {
    throw noMetric(
      metric,
      metrics.map(known => known.metric),
    );
  }
  const fitting = await matchers.filter(states, signal);
  const chosen = choose(fitting, groupBy);
  refuseTooMany(metric, chosen.length);
  return { states: fitting, chosen, why: `none of the ${total} series of '${metric}' fits the labels` };
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
