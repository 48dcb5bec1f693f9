// What a fit makes small: its derivatives by the prediction, and the prediction that is best for all rows alike.
import { softplus } from '../log-odds.ts';
import type { Gradients } from '../trees/index.ts';
import { sigmoidTable } from './sigmoid-table.ts';

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
    for (let i = 0; i < predicted.length; i++) {
      const weight = weights === null ? 1 : weights[i]!;
      first[i] = weight * (predicted[i]! - y[i]!);
      second[i] = weight;
    }
  },
  of: (predicted, y) => (predicted - y) ** 2,
};

const log: Loss = {
  base(y, weights) {
    const p = weightedMean(y, weights);
    return Math.log(p / (1 - p));
  },
  derive(predicted, y, weights, { first, second }) {
    const fastSigmoid = sigmoidTable();
    for (let i = 0; i < predicted.length; i++) {
      const weight = weights === null ? 1 : weights[i]!;
      const p = fastSigmoid(predicted[i]!);
      first[i] = weight * (p - y[i]!);
      second[i] = weight * Math.max(LEAST_CURVATURE, p * (1 - p));
    }
  },
  of: (predicted, y) => softplus(predicted) - y * predicted,
};

export const LOSSES = { log, squared } as const satisfies Record<string, Loss>;

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
