// Questions about possible futures of one series, answered from its fitted model: stored or just made, the same numbers.
export {
  askFutures,
  type Futures,
  type FuturesQuestion,
  type FuturesTask,
  type LimitCrossing,
  type Range3,
} from './ask-futures.ts';
export { crossingsOf, firstStepAfter, isBeyond, limitOf } from './crossings.ts';
export { drawPaths, movedTo } from './draw-paths.ts';
export { type Issued, staleReason } from './freshness.ts';
export type { FuturesRefusal } from './futures.worker.ts';
export { isDaily, type LocalDay, localDays } from './local-days.ts';
export { highestDays, peakDays } from './peaks.ts';
export {
  type FuturesRunner,
  type StoredOutlook,
  type StoredQuestion,
  storedFutures,
} from './stored-futures.ts';

/** The module that worker threads load. */
export const FUTURES_WORKER = new URL('./futures.worker.ts', import.meta.url);
