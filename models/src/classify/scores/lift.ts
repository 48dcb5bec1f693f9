// How many positives the highest scores hold.
import type { Labels } from '../labels.ts';
import { type Ranking, rank } from './ranking.ts';

/** A tenth of the rows (or another share), highest scores first. */
export interface LiftStep {
  readonly rows: number;
  readonly positives: number;
  /** Share of positives in it ÷ share among all. */
  readonly lift: number;
  /** Share of all positives that are in this step and those before it. */
  readonly captured: number;
}

/** @param steps default 10; no more than there are rows. Without a positive, `lift` and `captured` are NaN. */
export const liftSteps = (scores: Float64Array, labels: Labels, steps = 10): LiftStep[] =>
  rankedLift(rank(scores, labels), steps);

export function rankedLift({ labels }: Ranking, steps = 10): LiftStep[] {
  const rows = labels.length;
  const count = Math.min(steps, rows);
  const positives = labels.reduce((sum, label) => sum + label, 0);
  let captured = 0;
  return Array.from({ length: count }, (_, step) => {
    const from = Math.round(((count - 1 - step) * rows) / count);
    const to = Math.round(((count - step) * rows) / count);
    const hits = labels.subarray(from, to).reduce((sum, label) => sum + label, 0);
    captured += hits;
    const lift = hits / (to - from) / (positives / rows);
    return { rows: to - from, positives: hits, lift, captured: captured / positives };
  });
}
