// How good probabilities are, on rows that the model did not see.
export { countsAt, type ThresholdCounts } from './at-threshold.ts';
export { type BootstrapOptions, bootstrap } from './bootstrap.ts';
export { type CalibrationBin, calibrationBins, calibrationError } from './calibration.ts';
export { type LiftStep, liftSteps } from './lift.ts';
export { baseRate, brier, logLoss } from './losses.ts';
export { auc, averagePrecision } from './rank-scores.ts';
export { type Estimate, type Rival, type RivalScore, type ScoreReport, scoreReport } from './report.ts';
export { type Range, wilsonInterval } from './wilson.ts';
