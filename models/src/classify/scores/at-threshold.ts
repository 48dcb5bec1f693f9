// What acting on every row from a probability on would have meant, in counts.
import type { Labels } from '../labels.ts';

export interface ThresholdCounts {
  /** Rows at or above it that were positive. */
  readonly hits: number;
  /** Rows at or above it that were not. */
  readonly falseAlarms: number;
  /** Positives below it. */
  readonly missed: number;
  /** Others below it. */
  readonly quiet: number;
}

export function countsAt(p: Float64Array, labels: Labels, threshold: number): ThresholdCounts {
  const counts = { hits: 0, falseAlarms: 0, missed: 0, quiet: 0 };
  for (let i = 0; i < p.length; i++) {
    if (p[i]! >= threshold) counts[labels[i] === 1 ? 'hits' : 'falseAlarms']++;
    else counts[labels[i] === 1 ? 'missed' : 'quiet']++;
  }
  return counts;
}
