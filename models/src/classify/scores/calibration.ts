// Whether of the rows that are told 30 %, 30 % have it.
import type { Labels } from '../labels.ts';
import { type Ranking, rank } from './ranking.ts';
import { wilsonInterval } from './wilson.ts';

/** One point of the calibration plot: rows with much the same probability. */
export interface CalibrationBin {
  readonly rows: number;
  readonly positives: number;
  /** Mean probability of the rows. */
  readonly predicted: number;
  /** Share of positives among them, with its interval (Wilson). */
  readonly observed: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Bins of equal mass, lowest probabilities first; sizes differ by at most one row.
 * @param bins default 10; no more than there are rows
 * @param level of the intervals; default 0.95
 */
export function calibrationBins(p: Float64Array, labels: Labels, bins = 10, level = 0.95): CalibrationBin[] {
  return rankedCalibration(rank(p, labels), bins, level);
}

export function rankedCalibration({ scores, labels }: Ranking, bins = 10, level = 0.95): CalibrationBin[] {
  const count = Math.min(bins, scores.length);
  return Array.from({ length: count }, (_, bin) => {
    const from = Math.round((bin * scores.length) / count);
    const to = Math.round(((bin + 1) * scores.length) / count);
    return binOf(scores.subarray(from, to), labels.subarray(from, to), level);
  });
}

function binOf(p: Float64Array, labels: Labels, level: number): CalibrationBin {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  return {
    rows: p.length,
    positives,
    predicted: p.reduce((sum, v) => sum + v, 0) / p.length,
    observed: positives / p.length,
    ...wilsonInterval(positives, p.length, level),
  };
}

/** Expected calibration error: mean over rows of |predicted - observed| of their bin (Naeini, Cooper, Hauskrecht 2015; equal mass). */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  const rows = bins.reduce((sum, bin) => sum + bin.rows, 0);
  return bins.reduce((sum, bin) => sum + (bin.rows / rows) * Math.abs(bin.predicted - bin.observed), 0);
}
