// The noun "breach": a series that gets beyond a limit.
export * from './breach.frame.ts';
export * from './breach.query.ts';
export * from './breach.schema.ts';
