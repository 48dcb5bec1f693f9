// The forecast query: history, point forecast and bands of stored series, from the ledger or computed for the question.
export { forecastQuery } from './forecast.query.ts';
