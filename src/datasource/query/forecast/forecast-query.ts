// The forecast query: history, forecast and bands.
import {
  FORECAST_QUERY_TYPE,
  FORECAST_QUERY_VERSION,
  type ForecastQueryOptions,
  migrateForecastQuery,
} from '@foresight/contracts';
import type { DataQuery } from '@grafana/data';
import type { QueryKind } from '../query-kind.ts';
import { displayText } from './display-text.ts';

/** `metric` is empty until one is chosen; texts may hold template variables. */
export interface ForecastQuery extends DataQuery, ForecastQueryOptions {
  queryType: typeof FORECAST_QUERY_TYPE;
}

export const NEW_QUERY = { queryType: FORECAST_QUERY_TYPE, version: FORECAST_QUERY_VERSION, metric: '' } as const;

export const forecastKind: QueryKind<ForecastQuery> = {
  type: FORECAST_QUERY_TYPE,
  label: 'Forecast',
  description: 'History, forecast and bands of a metric',
  fresh: NEW_QUERY,
  migrate: migrateForecastQuery,
  complete: ({ metric }) => metric !== '',
  text: displayText,
};
