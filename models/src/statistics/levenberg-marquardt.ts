// Least squares of residuals that are not linear in the numbers sought.
import { solveNormal } from './cholesky.ts';

export interface LeastSquares {
  readonly x: Float64Array;
  readonly sum: number;
}

export interface LeastSquaresOptions {
  /** Default: 30. */
  readonly maxSteps?: number;
  /** Ends when a step makes the sum smaller by less than this share. Default: 1e-8. */
  readonly tolerance?: number;
}

const DIFFERENCE = 1e-5;
const FIRST_DAMPING = 1e-3;
const MOST_DAMPING = 1e6;

/**
 * Marquardt 1963, "An algorithm for least-squares estimation of nonlinear parameters"; slopes by forward differences.
 * @param residuals as many at every x; a new array at each call
 * @param start near 0 or of the order of 1
 */
export function leastSquares(
  residuals: (x: Float64Array) => Float64Array,
  start: Float64Array,
  { maxSteps = 30, tolerance = 1e-8 }: LeastSquaresOptions = {},
): LeastSquares {
  let x = start;
  let at = residuals(x);
  let sum = squares(at);
  let damping = FIRST_DAMPING;
  for (let step = 0; step < maxSteps && x.length > 0 && sum > 0; step++) {
    const system = normalEquations(residuals, x, at);
    let gained = 0;
    for (; damping <= MOST_DAMPING; damping *= 10) {
      const next = moved(x, system, damping);
      if (next === null) continue;
      const there = residuals(next);
      const least = squares(there);
      if (!(least < sum)) continue;
      gained = (sum - least) / sum;
      x = next;
      at = there;
      sum = least;
      damping = Math.max(1e-9, damping / 10);
      break;
    }
    if (gained < tolerance) break;
  }
  return { x, sum };
}

/** Products of the slopes, and of them with the residuals, as `solveNormal` takes them. */
function normalEquations(
  residuals: (x: Float64Array) => Float64Array,
  x: Float64Array,
  at: Float64Array,
): Float64Array {
  const order = x.length;
  const wide = order + 1;
  const slopes = Array.from(x, (_, k) => {
    const near = x.slice();
    near[k]! += DIFFERENCE;
    const there = residuals(near);
    for (let t = 0; t < at.length; t++) there[t] = (there[t]! - at[t]!) / DIFFERENCE;
    return there;
  });
  const out = new Float64Array(wide * wide);
  for (let i = 0; i < order; i++) {
    for (let j = 0; j <= i; j++) out[i * wide + j] = dot(slopes[i]!, slopes[j]!);
    out[order * wide + i] = -dot(slopes[i]!, at);
  }
  return out;
}

function moved(x: Float64Array, system: Float64Array, damping: number): Float64Array | null {
  const order = x.length;
  const damped = system.slice();
  for (let i = 0; i < order; i++) damped[i * (order + 1) + i]! *= 1 + damping;
  const step = solveNormal(damped, order);
  if (step === null) return null;
  return x.map((v, i) => v + step[i]!);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < a.length; t++) sum += a[t]! * b[t]!;
  return sum;
}

function squares(values: Float64Array): number {
  return dot(values, values);
}
