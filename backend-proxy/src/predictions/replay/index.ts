// Makes a run again from what was known then, and compares.
export { MOST_REPLAYED, replayRun } from './replay-run.ts';
