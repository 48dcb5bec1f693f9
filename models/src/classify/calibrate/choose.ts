// Calibrates where that pays, and leaves alone what is calibrated already.
import { stratifiedFolds } from '../folds/index.ts';
import { countPositives, type Labels } from '../labels.ts';
import { probabilities } from '../log-odds.ts';
import { logLoss } from '../scores/index.ts';
import { take } from '../take-rows.ts';
import { fitPlatt, type Line, UNCHANGED } from './platt.ts';

export interface Calibration extends Line {
  readonly method: 'none' | 'platt';
  /** Log-loss of the out-of-fold rows as they are. */
  readonly logLossBefore: number;
  /** The same, cross-fitted with Platt's line; null where fewer than five rows of a label allow no cross-fit. */
  readonly logLossAfter: number | null;
}

/** What the cross-fitted log-loss must fall by: less is noise on some thousand rows. */
const LEAST_GAIN = 0.001;
const FOLDS = 5;

/**
 * Platt's line if it lowers the cross-fitted log-loss by more than 0.001, else none.
 * @param logOdds out-of-fold, one a row
 * @param seed of the folds of the cross-fit
 */
export function chooseCalibration(logOdds: Float64Array, labels: Labels, seed = 1): Calibration {
  const before = logLoss(probabilities(logOdds), labels);
  const none = { method: 'none', ...UNCHANGED, logLossBefore: before } as const;
  const positives = countPositives(labels);
  if (Math.min(positives, labels.length - positives) < FOLDS) return { ...none, logLossAfter: null };
  const after = logLoss(probabilities(crossFitted(logOdds, labels, seed)), labels);
  const line = fitPlatt(logOdds, labels);
  // A line that falls would turn the ranking round.
  if (!(before - after > LEAST_GAIN) || line.slope <= 0) return { ...none, logLossAfter: after };
  return { method: 'platt', ...line, logLossBefore: before, logLossAfter: after };
}

function crossFitted(logOdds: Float64Array, labels: Labels, seed: number): Float64Array {
  const result = new Float64Array(logOdds.length);
  for (const { train, test } of stratifiedFolds(labels, FOLDS, seed)) {
    const known = take(logOdds, train, new Float64Array(train.length));
    const line = fitPlatt(known, take(labels, train, new Uint8Array(train.length)));
    for (const row of test) result[row] = calibrated(line, logOdds[row]!);
  }
  return result;
}

export const calibrated = ({ constant, slope }: Line, logOdds: number): number => constant + slope * logOdds;
