// The anomaly question: what of a series was unlike its past.
export { type AnomalyQuestion, type AnomalyRefusal, findAnomalies, type SeriesAnomalies } from './find-anomalies.ts';
export {
  type Watched,
  type WatchedEvent,
  type WatchRefusal,
  type WatchTask,
  watchSeries,
} from './watch-series.ts';

/** Default export of the module: `watchSeries`. */
export const WATCH_WORKER = new URL('./watch.worker.ts', import.meta.url);
