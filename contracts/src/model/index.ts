// The noun "model": how the models that serve are doing.
export * from './model.query.ts';
export * from './model-health.schema.ts';
