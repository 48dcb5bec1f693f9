// The forecast query on the browser's side.
export { forecastKind } from './forecast-kind.ts';
export { type ForecastQuery, NEW_QUERY } from './forecast-query.ts';
