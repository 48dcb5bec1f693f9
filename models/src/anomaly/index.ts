// Anomalies: a detector that learns value by value, and the same over a whole series.
export { createDetector, detectorFromJSON } from './create-detector.ts';
export {
  type Anomalies,
  type DetectOptions,
  detectAnomalies,
  type Finding,
  observeSeries,
} from './detect-anomalies.ts';
export type { Detector } from './detector.ts';
export {
  type DetectorJson,
  type DetectorOptions,
  type Direction,
  type Expectation,
  type FiredBy,
  type Observation,
  type Sensitivity,
  UnknownDetectorFormat,
} from './model.ts';
export type { AlertRule, Effect, MinimumDeviation, OnlyDirection, OutsideBand } from './rules/index.ts';
export { alertFrom, scoreOf } from './score.ts';
export { type Settings, settingsOf } from './settings.ts';
