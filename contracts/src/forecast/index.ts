// The noun "forecast": question, answer, trust.
export * from './forecast.schema.ts';
