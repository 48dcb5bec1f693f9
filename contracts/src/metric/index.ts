// The noun "metric": series, points, imports.
export * from './metric.schema.ts';
