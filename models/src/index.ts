// @foresight/models: series and forecasting. Anomalies, evaluation and hierarchies have doors of their own, so that a page that forecasts
// loads no more. Pure TypeScript on typed arrays: runs in Node, in workers and in the browser.
export * from './forecast/index.ts';
export * from './series/index.ts';
export * from './statistics/index.ts';
