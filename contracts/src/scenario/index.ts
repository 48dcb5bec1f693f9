// The noun "scenario": adjustments of what is to come, under a name.
export * from './scenario.schema.ts';
export * from './scenario-slug.ts';
