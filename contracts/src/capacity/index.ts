// The noun "capacity": peaks of the days ahead against what there is.
export * from './capacity.frame.ts';
export * from './capacity.query.ts';
export * from './capacity.schema.ts';
