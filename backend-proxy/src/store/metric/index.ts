// Metric series and their points. Chunks hold closed days, rows the open one; callers never see the difference.
export type { Points } from './chunk-codec.ts';
export { foldPoints } from './fold.ts';
export { type LabelValues, listLabels } from './label.read-model.ts';
export { canonicalLabels, type Labels } from './labels.ts';
export { between, runFromRows } from './merge-points.ts';
export { readPoints, type TimeRange } from './metric.reader.ts';
export { appendPoints, type SeriesPoints, startOfDay, writePoints } from './metric.writer.ts';
export { SeenInFile } from './seen-in-file.ts';
export {
  findSeries,
  listMetrics,
  lockMetric,
  type SeriesFilter,
  type StoredMetric,
  type StoredSeries,
  upsertSeries,
} from './series.repository.ts';
