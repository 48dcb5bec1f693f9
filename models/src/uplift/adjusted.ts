// Outcomes less what was to be expected of each one anyway.
import { solveNormal } from '../statistics/cholesky.ts';
import type { Trial } from './trial.ts';

export interface Adjusted {
  readonly outcome: Float64Array;
  /** Of the variance inside the arms, 0 to 1: intervals are narrower by its root. */
  readonly share: number;
}

/**
 * CUPED (Deng, Xu, Kohavi and Walker 2013): the part of the outcome that columns from before the action explain inside the arms is taken
 * off. What is missing counts as the mean. The action cannot have changed the past, so the difference stays unbiased.
 * @throws {RangeError} for columns of another length
 */
export function adjusted({ treated, outcome }: Trial, before: readonly Float64Array[]): Adjusted {
  const odd = before.findIndex(column => column.length !== treated.length);
  if (odd >= 0)
    throw new RangeError(
      `column ${odd} from before has ${before[odd]!.length} values, the trial ${treated.length} people`,
    );
  const y = Float64Array.from(outcome);
  // A column that does not vary inside the arms explains nothing, and has no weight.
  const columns = before.map(scaled).filter(column => varies(centred(column, treated)));
  const inside = columns.map(column => centred(column, treated));
  const rest = centred(y, treated);
  const weights = solveNormal(system(inside, rest), columns.length) ?? new Float64Array(columns.length);
  for (let k = 0; k < columns.length; k++) {
    for (let i = 0; i < y.length; i++) y[i]! -= weights[k]! * columns[k]![i]!;
  }
  const left = centred(y, treated);
  const all = dot(rest, rest);
  return { outcome: y, share: all > 0 ? dot(left, left) / all : 1 };
}

/** Mean 0, deviation 1; missing values 0. */
function scaled(column: Float64Array): Float64Array {
  const known = column.filter(Number.isFinite);
  const mean = known.reduce((sum, v) => sum + v, 0) / Math.max(1, known.length);
  const deviation = Math.sqrt(known.reduce((sum, v) => sum + (v - mean) ** 2, 0) / Math.max(1, known.length));
  return column.map(v => (Number.isFinite(v) && deviation > 0 ? (v - mean) / deviation : 0));
}

/** Less the mean of the arm. */
function centred(values: Float64Array, treated: Uint8Array): Float64Array {
  const sums = [0, 0];
  const counts = [0, 0];
  values.forEach((v, i) => {
    sums[treated[i]!]! += v;
    counts[treated[i]!]!++;
  });
  return values.map((v, i) => v - sums[treated[i]!]! / counts[treated[i]!]!);
}

const varies = (column: Float64Array): boolean => dot(column, column) > 1e-9 * column.length;

/** As `solveNormal` takes it. */
function system(columns: readonly Float64Array[], y: Float64Array): Float64Array {
  const order = columns.length;
  const out = new Float64Array((order + 1) ** 2);
  for (let i = 0; i < order; i++) {
    for (let j = 0; j <= i; j++) out[i * (order + 1) + j] = dot(columns[i]!, columns[j]!);
    out[order * (order + 1) + i] = dot(columns[i]!, y);
  }
  return out;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
