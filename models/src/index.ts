// @foresight/models: series, forecasting, hierarchies, evaluation. Pure TypeScript on typed arrays: runs in Node, in workers and in the browser.
export * from './anomaly/index.ts';
export * from './evaluate/index.ts';
export * from './forecast/index.ts';
export * from './hierarchy/index.ts';
export * from './series/index.ts';
export * from './statistics/index.ts';
