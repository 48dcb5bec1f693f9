// A straight line from a model's log-odds to calibrated ones (Platt 1999).
import { countPositives, type Labels } from '../labels.ts';
import { sigmoid, softplus } from '../log-odds.ts';

/** Calibrated log-odds = constant + slope · log-odds. */
export interface Line {
  readonly constant: number;
  readonly slope: number;
}

export const UNCHANGED: Line = { constant: 0, slope: 1 };

const MOST_STEPS = 100;
const MOST_HALVINGS = 20;
const LEAST_GAIN = 1e-10;
/** Added to the curvature, so that scores that are all alike do no harm. */
const RIDGE = 1e-9;

/**
 * The line with the least log-loss, by Newton's method. Labels count as Platt's targets, a little inside 0 and 1, so that scores that
 * separate the labels perfectly give no infinite slope.
 * @param logOdds of rows that the model did not see, finite
 */
export function fitPlatt(logOdds: Float64Array, labels: Labels): Line {
  const positives = countPositives(labels);
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (labels.length - positives + 2);
  const targets = Float64Array.from(labels, label => (label === 1 ? high : low));
  let line = UNCHANGED;
  let loss = lossOf(line, logOdds, targets);
  for (let step = 0; step < MOST_STEPS; step++) {
    const way = newtonWay(line, logOdds, targets);
    const next = firstBetter(line, way, loss, l => lossOf(l, logOdds, targets));
    if (!next) break;
    const gain = loss - next.loss;
    ({ line, loss } = next);
    if (gain < LEAST_GAIN) break;
  }
  return line;
}

function lossOf({ constant, slope }: Line, x: Float64Array, targets: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const z = constant + slope * x[i]!;
    sum += softplus(z) - targets[i]! * z;
  }
  return sum;
}

function newtonWay({ constant, slope }: Line, x: Float64Array, targets: Float64Array): Line {
  let [g0, g1, h00, h01, h11] = [0, 0, RIDGE, 0, RIDGE];
  for (let i = 0; i < x.length; i++) {
    const p = sigmoid(constant + slope * x[i]!);
    const weight = p * (1 - p);
    g0 += p - targets[i]!;
    g1 += (p - targets[i]!) * x[i]!;
    h00 += weight;
    h01 += weight * x[i]!;
    h11 += weight * x[i]! ** 2;
  }
  const determinant = h00 * h11 - h01 * h01;
  return { constant: (h01 * g1 - h11 * g0) / determinant, slope: (h01 * g0 - h00 * g1) / determinant };
}

/** The first line on the way that is better, halving the step; null when none is. */
function firstBetter(from: Line, way: Line, loss: number, at: (line: Line) => number) {
  for (let halving = 0, part = 1; halving < MOST_HALVINGS; halving++, part /= 2) {
    const line = { constant: from.constant + part * way.constant, slope: from.slope + part * way.slope };
    const next = at(line);
    if (next < loss) return { line, loss: next };
  }
  return null;
}
