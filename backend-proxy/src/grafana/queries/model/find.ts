// Which series a model query is about.
import { ForesightError, type ModelQueryOptions } from '@foresight/contracts';
import { readSeriesStates, type SeriesState, type Store } from '../../../store/index.ts';
import type { QueryContext } from '../query-type.ts';
import { compileMatchers } from '../series/index.ts';

const MOST_SERIES = 500;

/** Of a named metric all that fit, forecast or not; of every metric those that have a forecast. */
export async function findForecast(
  store: Store,
  { caller: { workspaceId }, signal }: QueryContext,
  { metric, labels = [] }: ModelQueryOptions,
): Promise<SeriesState[]> {
  const matchers = compileMatchers(labels);
  const states = await store.inWorkspace(workspaceId, trx =>
    readSeriesStates(trx, workspaceId, metric, matchers.equal),
  );
  const known = metric === undefined ? states.filter(one => one.forecast_version !== null) : states;
  const fitting = await matchers.filter(known, signal);
  if (fitting.length <= MOST_SERIES) return fitting;
  throw new ForesightError('bad_request', `${fitting.length} series fit; this question reads ${MOST_SERIES} at most`, {
    fix: 'name a metric, or narrow the labels',
  });
}

/** Why there is nothing, for the notice of an empty answer. */
export function nothingFits({ metric, labels = [] }: ModelQueryOptions): string {
  const of = metric === undefined ? 'no series with a forecast' : `no series of '${metric}'`;
  return labels.length === 0 && metric === undefined ? `${of} is stored` : `${of} fits`;
}
