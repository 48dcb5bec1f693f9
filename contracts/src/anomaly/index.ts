// The noun "anomaly": what of a series was unlike its past.
export * from './anomaly.frame.ts';
export * from './anomaly.query.ts';
export * from './anomaly.schema.ts';
export * from './severities.ts';
