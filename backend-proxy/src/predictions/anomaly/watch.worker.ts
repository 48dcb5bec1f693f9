// Entry of the worker threads that watch series for anomalies.
import { type Watched, type WatchRefusal, type WatchTask, watchSeries } from './watch-series.ts';

export default function work(task: WatchTask): Watched | WatchRefusal {
  return watchSeries(task);
}
