// The noun "metric": series, points, imports.
export * from './label.schema.ts';
export * from './metric.schema.ts';
