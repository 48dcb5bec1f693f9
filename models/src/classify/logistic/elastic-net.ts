// Logistic regression with an elastic net: Newton's method, each step solved by coordinate descent on the Gram matrix.
import { countPositives, type Labels } from '../labels.ts';
import { logit, sigmoid, softplus } from '../log-odds.ts';
import { leastPenalized, type Penalty } from './coordinate-descent.ts';
import { curvatureRows, dot, weightedGram } from './gram.ts';

const MOST_STEPS = 50;
const MOST_HALVINGS = 20;
/** A step that gains less of the summed loss ends the search. */
const LEAST_GAIN = 1e-7;
/** After one that gains less, the curvature stays as it is: close to the end it hardly changes, and it costs most. */
const SMALL_GAIN = 0.5;
/** Keeps the curvature of rows that are certain from vanishing. */
const LEAST_WEIGHT = 1e-6;

/**
 * Coefficients that make the summed log-loss + l1·Σ|b| + ½·l2·Σb² least.
 * @param columns standardised, one value a row
 * @returns the constant, then one a column
 */
export function elasticNet(columns: readonly Float64Array[], labels: Labels, penalty: Penalty): Float64Array {
  const rows = curvatureRows(labels.length);
  let point = startOf(columns.length + 1, labels, penalty);
  let curvature = curvatureAt(point, columns, rows);
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = newtonStep(point, curvature, columns, labels, penalty);
    if (!next) break;
    const gain = point.loss - next.loss;
    point = next;
    if (gain < LEAST_GAIN) break;
    if (gain > SMALL_GAIN) curvature = curvatureAt(point, columns, rows);
  }
  return point.b;
}

interface Point {
  readonly b: Float64Array;
  readonly logOdds: Float64Array;
  readonly loss: number;
}

function pointAt(b: Float64Array, logOdds: Float64Array, labels: Labels, { l1, l2 }: Penalty): Point {
  let loss = 0;
  for (let i = 0; i < labels.length; i++) loss += softplus(logOdds[i]!) - labels[i]! * logOdds[i]!;
  for (let j = 1; j < b.length; j++) loss += l1 * Math.abs(b[j]!) + 0.5 * l2 * b[j]! ** 2;
  return { b, logOdds, loss };
}

/** No weights, and the constant that fits the share of positives. */
function startOf(size: number, labels: Labels, penalty: Penalty): Point {
  const positives = countPositives(labels);
  const b = new Float64Array(size);
  if (positives > 0 && positives < labels.length) b[0] = logit(positives / labels.length);
  return pointAt(b, new Float64Array(labels.length).fill(b[0]!), labels, penalty);
}

function curvatureAt({ logOdds }: Point, columns: readonly Float64Array[], rows: Int32Array): Float64Array {
  const weights = logOdds.map(value => Math.max(LEAST_WEIGHT, sigmoid(value) * sigmoid(-value)));
  return weightedGram(columns, weights, rows);
}

/** The best point on the way to the least of the local quadratic; null when none of them is better. */
function newtonStep(
  from: Point,
  curvature: Float64Array,
  columns: readonly Float64Array[],
  labels: Labels,
  penalty: Penalty,
): Point | null {
  const errors = from.logOdds.map((value, i) => sigmoid(value) - labels[i]!);
  const slope = Float64Array.from([
    errors.reduce((sum, e) => sum + e, 0),
    ...columns.map(column => dot(column, errors)),
  ]);
  const target = leastPenalized(from.b, slope, curvature, penalty);
  const way = target.map((v, j) => v - from.b[j]!);
  const change = linear(columns, way, labels.length);
  for (let halving = 0, part = 1; halving < MOST_HALVINGS; halving++, part /= 2) {
    const b = from.b.map((v, j) => v + part * way[j]!);
    const next = pointAt(
      b,
      from.logOdds.map((v, i) => v + part * change[i]!),
      labels,
      penalty,
    );
    if (next.loss < from.loss) return next;
  }
  return null;
}

/** b[0] + Σ b[j + 1] · column j, a row each. */
export function linear(columns: readonly Float64Array[], b: Float64Array, rows: number): Float64Array {
  const sum = new Float64Array(rows).fill(b[0]!);
  columns.forEach((column, j) => {
    const weight = b[j + 1]!;
    if (weight !== 0) for (let i = 0; i < rows; i++) sum[i]! += weight * column[i]!;
  });
  return sum;
}
