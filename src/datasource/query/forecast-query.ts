// The query as editors and dashboards hold it: the contract's members beside Grafana's.
import { FORECAST_QUERY_TYPE, FORECAST_QUERY_VERSION, type ForecastQueryOptions } from '@foresight/contracts';
import type { DataQuery } from '@grafana/data';

/** `metric` is empty until one is chosen; texts may hold template variables. */
export interface ForecastQuery extends DataQuery, ForecastQueryOptions {
  queryType: typeof FORECAST_QUERY_TYPE;
}

export const NEW_QUERY = { queryType: FORECAST_QUERY_TYPE, version: FORECAST_QUERY_VERSION, metric: '' } as const;

/** The query with some members changed; those that became undefined are taken off, so that files stay short. */
export function changed(query: ForecastQuery, members: Partial<ForecastQueryOptions>): ForecastQuery {
  const entries = Object.entries({ ...query, ...members }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as ForecastQuery;
}
