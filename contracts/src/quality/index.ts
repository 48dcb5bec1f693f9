// The noun "quality": how complete and how fresh stored data are.
export * from './quality.query.ts';
export * from './quality.schema.ts';
