// What the queries of the data source have in common: which series, how they are forecast, limits and goals, versions.
export * from './forecast-choice.schema.ts';
export * from './given.schema.ts';
export * from './given-of-frames.ts';
export * from './grafana-fields.ts';
export * from './live.ts';
export * from './series-choice.schema.ts';
export * from './source.schema.ts';
export * from './source-range.ts';
export * from './template-variable.ts';
export * from './threshold.schema.ts';
export * from './versions.ts';
