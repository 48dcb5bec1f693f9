// The noun "token": who may call, and what they may do.
export * from './token.schema.ts';
