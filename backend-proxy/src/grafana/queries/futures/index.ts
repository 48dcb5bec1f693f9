// Possible futures of the series of a query: chances of crossing limits, extremes, peaks.
export { type Asked, type AskFutures, futures } from './futures.ts';
export { fittedModels, GONE } from './models.ts';
export { type Ahead, type Outlook, type OutlookQuestion, outlooks, type Silent } from './outlooks.ts';
