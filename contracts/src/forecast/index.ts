// The noun "forecast": question, answer, trust, methods; the query that Grafana saves, and the frames it gets.
export * from './fit-options.schema.ts';
export * from './forecast.frame.ts';
export * from './forecast.query.ts';
export * from './forecast.schema.ts';
export * from './forecast-moment.schema.ts';
export * from './holiday.schema.ts';
export * from './method.schema.ts';
export * from './series-names.ts';
