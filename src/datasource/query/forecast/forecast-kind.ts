// The forecast query among the types of queries.
import { FORECAST_QUERY_TYPE, migrateForecastQuery } from '@foresight/contracts';
import type { QueryKind } from '../query-kind.ts';
import { seriesChosen } from '../series-text.ts';
import { displayText } from './display-text.ts';
import { type ForecastQuery, NEW_QUERY } from './forecast-query.ts';

export const forecastKind: QueryKind<ForecastQuery> = {
  type: FORECAST_QUERY_TYPE,
  label: 'Forecast',
  description: 'History, forecast and bands of a metric',
  fresh: NEW_QUERY,
  migrate: migrateForecastQuery,
  complete: seriesChosen,
  text: displayText,
};
