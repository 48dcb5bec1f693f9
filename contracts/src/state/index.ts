// The noun "state": what a workspace is set to do, as one document that can be compared, applied and exported.
export * from './state.schema.ts';
