// Frames as the panels read them.
export type { AnomalyMark, MarkSide } from './anomaly-marks.ts';
export * from './bands.ts';
export * from './forecast-series.ts';
export * from './plain-frames.ts';
