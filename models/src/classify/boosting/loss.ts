// What a fit makes small: its derivatives by the prediction, and the prediction that is best for all rows alike.
import { softplus } from '../log-odds.ts';
import type { Gradients } from '../trees/index.ts';
import { sigmoids } from './sigmoid-table.ts';

export interface Loss {
  /** The best constant prediction. */
  base(y: ArrayLike<number>, weights: Float64Array | null): number;
  /** Writes the derivatives at the predictions. */
  derive(predicted: Float64Array, y: ArrayLike<number>, weights: Float64Array | null, into: Gradients): void;
  /** Of one row. */
  of(predicted: number, y: number): number;
}

/** Below, a second derivative would be lost as 0. */
const LEAST_CURVATURE = 1e-16;

const squared: Loss = {
  base: weightedMean,
  derive(predicted, y, weights, { first, second }) {
    for (let i = 0; i < predicted.length; i++) first[i] = predicted[i]! - y[i]!;
    second.fill(1);
    if (weights !== null) weigh(weights, first, second);
  },
  of: (predicted, y) => (predicted - y) ** 2,
};

const log: Loss = {
  base(y, weights) {
    const p = weightedMean(y, weights);
    return Math.log(p / (1 - p));
  },
  derive(predicted, y, weights, { first, second }) {
    sigmoids(predicted, first);
    for (let i = 0; i < predicted.length; i++) {
      const p = first[i]!;
      first[i] = p - y[i]!;
      second[i] = Math.max(LEAST_CURVATURE, p * (1 - p));
    }
    if (weights !== null) weigh(weights, first, second);
  },
  of: (predicted, y) => softplus(predicted) - y * predicted,
};

export const LOSSES = { log, squared } as const satisfies Record<string, Loss>;

function weigh(weights: Float64Array, first: Float64Array, second: Float64Array): void {
  for (let i = 0; i < weights.length; i++) {
    first[i]! *= weights[i]!;
    second[i]! *= weights[i]!;
  }
}

function weightedMean(y: ArrayLike<number>, weights: Float64Array | null): number {
  let sum = 0;
  let all = 0;
  for (let i = 0; i < y.length; i++) {
    const weight = weights === null ? 1 : weights[i]!;
    sum += weight * y[i]!;
    all += weight;
  }
  return sum / all;
}

/** Weighted mean loss of rows. */
export function meanLoss(
  loss: Loss,
  predicted: Float64Array,
  y: ArrayLike<number>,
  weights: Float64Array | null,
): number {
  return weightedMean(
    predicted.map((value, i) => loss.of(value, y[i]!)),
    weights,
  );
}
