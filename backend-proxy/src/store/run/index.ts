// Training runs: their state, their items, and how they are shown.

export { failAbandonedRuns } from './abandoned-runs.ts';
export { readRunItems, readRuns } from './run.read-model.ts';
export {
  createRun,
  finishedSeries,
  finishRun,
  insertRunItem,
  type Run,
  type RunItem,
  requeueRun,
  runStatus,
  type ShadowOf,
  startRun,
} from './run.repository.ts';
