// @foresight/models: series and forecasting. Anomalies, evaluation, hierarchies and raw series (steps, gaps) have doors of their own, so that a page that forecasts
// loads no more. Pure TypeScript on typed arrays: runs in Node, in workers and in the browser.
export * from './forecast/index.ts';
export {
  addSteps,
  candidateSeasons,
  DAY,
  type DetectedSeasons,
  type DroppedSeason,
  detectSeasons,
  type Filled,
  fillGaps,
  HOUR,
  MINUTE,
  SECOND,
  type Step,
  seasonNeeds,
  WEEK,
} from './series/index.ts';
export * from './statistics/index.ts';
