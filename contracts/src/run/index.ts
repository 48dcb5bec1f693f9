// The noun "run": training runs, their items, and the model versions they make.
export * from './run.schema.ts';
