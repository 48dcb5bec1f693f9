// The least value of a smooth function of a few numbers, down its slopes.

export interface BfgsOptions {
  /** Ends where no slope is steeper than this (absolute). Default: 1e-8. */
  readonly tolerance?: number;
  /** Default: 200. */
  readonly maxSteps?: number;
  /** Longest step (Euclidean). Default: 2. */
  readonly longest?: number;
}

export interface Descent {
  readonly x: Float64Array;
  readonly value: number;
  /** False when it ran out of steps on a slope: the least value may lie further on. */
  readonly converged: boolean;
}

const DIFFERENCE = 1e-5;
/** Share of the fall its slope promises that a step must bring (Armijo 1966). */
const ENOUGH = 1e-4;
const SHORTEST = 1e-10;
/** Slopes by differences are no finer: where no step goes down any more, flatter than this is the bottom. */
const FLAT = 1e-5;

/**
 * Broyden, Fletcher, Goldfarb and Shanno 1970; slopes by central differences, steps halved until they bring enough.
 * No randomness: the same `f` gives the same bits.
 * @param f one number; what is no number or infinite marks a point that is not allowed. It must not keep the array it is given.
 * @param start of the order of 1; `f` must be finite there
 * @throws {RangeError} when it is not
 */
export function bfgs(f: (x: Float64Array) => number, start: ArrayLike<number>, options: BfgsOptions = {}): Descent {
  const { tolerance = 1e-8, maxSteps = 200, longest = 2 } = options;
  let x = Float64Array.from(start);
  let value = f(x);
  if (!Number.isFinite(value)) throw new RangeError(`the function is ${value} at the start [${x.join(', ')}]`);
  let slopes = slopesAt(f, x);
  let inverse = identity(x.length);
  for (let step = 0; step < maxSteps && steepest(slopes) > tolerance; step++) {
    const way = capped(downhill(inverse, slopes), longest);
    const next = along(f, x, value, slopes, way);
    if (next === null) return { x, value, converged: steepest(slopes) < FLAT };
    const there = slopesAt(f, next.x);
    inverse = updated(inverse, minus(next.x, x), minus(there, slopes));
    ({ x, value } = next);
    slopes = there;
  }
  return { x, value, converged: steepest(slopes) <= tolerance };
}

function slopesAt(f: (x: Float64Array) => number, x: Float64Array): Float64Array {
  return x.map((_, k) => {
    const near = x.slice();
    near[k] = x[k]! + DIFFERENCE;
    const above = f(near);
    near[k] = x[k]! - DIFFERENCE;
    return (above - f(near)) / (2 * DIFFERENCE);
  });
}

/** Minus the estimated inverse of the curvature, times the slopes. */
function downhill(inverse: Float64Array, slopes: Float64Array): Float64Array {
  const n = slopes.length;
  const way = slopes.map((_, i) => -dot(inverse.subarray(i * n, (i + 1) * n), slopes));
  return dot(way, slopes) < 0 ? way : slopes.map(s => -s);
}

function capped(way: Float64Array, longest: number): Float64Array {
  const length = Math.sqrt(dot(way, way));
  return length > longest ? way.map(v => (v * longest) / length) : way;
}

/** Null when no step on this way brings enough. */
function along(
  f: (x: Float64Array) => number,
  x: Float64Array,
  value: number,
  slopes: Float64Array,
  way: Float64Array,
): { x: Float64Array<ArrayBuffer>; value: number } | null {
  const fall = dot(slopes, way);
  for (let share = 1; share > SHORTEST; share /= 2) {
    const next = Float64Array.from(x, (v, i) => v + share * way[i]!);
    const there = f(next);
    if (there <= value + ENOUGH * share * fall && there < value) return { x: next, value: there };
  }
  return null;
}

/** The inverse curvature after a step and the change of slopes it brought; unchanged where that shows no curvature. */
function updated(inverse: Float64Array, step: Float64Array, change: Float64Array): Float64Array {
  const n = step.length;
  const product = dot(step, change);
  if (!(product > 1e-14)) return inverse;
  const bent = step.map((_, i) => dot(inverse.subarray(i * n, (i + 1) * n), change));
  const weight = (1 + dot(change, bent) / product) / product;
  const next = inverse.slice();
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      next[i * n + j]! += weight * step[i]! * step[j]! - (bent[i]! * step[j]! + step[i]! * bent[j]!) / product;
    }
  }
  return next;
}

function identity(n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) out[i * n + i] = 1;
  return out;
}

const minus = (a: Float64Array, b: Float64Array): Float64Array => a.map((v, i) => v - b[i]!);

const steepest = (slopes: Float64Array): number => slopes.reduce((most, s) => Math.max(most, Math.abs(s)), 0);

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
