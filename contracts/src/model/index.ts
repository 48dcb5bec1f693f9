// The noun "model": how the models that serve are doing.
export * from './model-health.schema.ts';
