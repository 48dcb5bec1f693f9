// Metric points out of time-series files: names columns, reads times and values, tells series apart, groups and sorts.
// The only place where a file's words become ours.

export { parseNumber } from './decimal.ts';
export { parseFrequency } from './frequency.ts';
export type { ColumnOptions } from './layout.ts';
export type { PointBatch, SeriesKey, TimeKind } from './point-batch.ts';
export { PointCollector, type SeriesPoints } from './point-collector.ts';
export { openPointFile, type PointFacts, type PointFileOptions, type PointReader } from './point-file.ts';
export { DEFAULT_MAX_SERIES } from './series-dictionary.ts';
