// The forecast query: history, forecast and bands.
import { FORECAST_QUERY_TYPE, FORECAST_QUERY_VERSION, type ForecastQueryOptions } from '@foresight/contracts';
import type { DataQuery } from '@grafana/data';

/** `metric` is empty until one is chosen; texts may hold template variables. */
export interface ForecastQuery extends DataQuery, ForecastQueryOptions {
  queryType: typeof FORECAST_QUERY_TYPE;
}

export const NEW_QUERY = { queryType: FORECAST_QUERY_TYPE, version: FORECAST_QUERY_VERSION, metric: '' } as const;
