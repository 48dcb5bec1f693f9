// The noun "model": how the models that serve are doing, where they come from, and whether they can be made again.
export * from './lineage.schema.ts';
export * from './model.query.ts';
export * from './model-health.schema.ts';
export * from './replay.schema.ts';
