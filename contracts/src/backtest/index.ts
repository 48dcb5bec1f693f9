// The noun "backtest": what rolling origins say about methods on series.
export * from './backtest.schema.ts';
