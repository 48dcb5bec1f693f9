// Simple exponential smoothing: one level, no trend.
import type { Smoother } from './adjusted.ts';

const ALPHAS = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97, 1];
const START_MEAN_OF = 5;

/** Brown 1959; the constant with the smallest sum of squared one-step errors on a fixed grid. */
export const ses: Smoother = {
  name: 'exponential smoothing',
  tune: values => ({ alpha: bestAlpha(values) }),
  end: (values, { alpha }) => ({ level: smoothed(values, alpha as number).level, trend: 0, phi: 1 }),
};

export function bestAlpha(values: Float64Array): number {
  let best = ALPHAS[0]!;
  let least = Number.POSITIVE_INFINITY;
  for (const alpha of ALPHAS) {
    const { squares } = smoothed(values, alpha);
    if (squares < least) {
      least = squares;
      best = alpha;
    }
  }
  return best;
}

/** Level after the last value, and the sum of squared one-step errors. */
export function smoothed(values: Float64Array, alpha: number): { level: number; squares: number } {
  const first = Math.min(START_MEAN_OF, values.length);
  let level = 0;
  for (let t = 0; t < first; t++) level += values[t]! / first;
  let squares = 0;
  for (let t = 0; t < values.length; t++) {
    const error = values[t]! - level;
    level += alpha * error;
    squares += error * error;
  }
  return { level, squares };
}
