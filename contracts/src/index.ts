// The words both sides speak: schemas (TypeBox), types inferred from them, error codes. Imports nothing of ours.
export * from './anomaly/index.ts';
export * from './backtest/index.ts';
export * from './breach/index.ts';
export * from './capacity/index.ts';
export * from './common.schema.ts';
export * from './forecast/index.ts';
export * from './growth/index.ts';
export * from './limits.ts';
export * from './metric/index.ts';
export * from './problem/index.ts';
export * from './quality/index.ts';
export * from './query/index.ts';
export * from './run/index.ts';
export * from './scenario/index.ts';
export * from './status/index.ts';
export * from './token/index.ts';
export * from './whatif/index.ts';
