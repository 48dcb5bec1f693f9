// The least value of a function of a few numbers, without its slopes.

export interface NelderMeadOptions {
  /** First step along each axis, in the units of that axis; its size sets where the search looks first. */
  readonly steps: readonly number[];
  /** Calls of `f` after which the best point so far is taken. Default: 200 an axis. */
  readonly maxEvaluations?: number;
  /** Ends where values at all corners are within this of the best (absolute). Default: 1e-8. */
  readonly tolerance?: number;
  /** Limits of each axis: a point beyond them is moved onto them before `f` sees it. */
  readonly lower?: readonly number[];
  readonly upper?: readonly number[];
}

export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
}

interface Corner {
  readonly x: Float64Array;
  readonly value: number;
}

/** How far beyond the middle of the others the worst corner is tried: mirrored, further, half-way out, half-way in. */
interface Moves {
  readonly reflect: number;
  readonly expand: number;
  readonly outside: number;
  readonly inside: number;
  readonly shrink: number;
}

/**
 * Nelder and Mead 1965, with the moves of Gao and Han 2012 ("Implementing the Nelder-Mead simplex algorithm with adaptive parameters"),
 * which keep it from stalling with many axes. No randomness: the same `f` gives the same bits.
 * @param f one number; what is no number or infinite marks a point that is not allowed. It must not keep the array it is given.
 * @param start where to begin; `f` should be finite there
 */
export function nelderMead(
  f: (x: Float64Array) => number,
  start: ArrayLike<number>,
  options: NelderMeadOptions,
): Minimum {
  const { steps, tolerance = 1e-8, maxEvaluations = 200 * start.length } = options;
  let left = maxEvaluations;
  const corner = (x: Float64Array): Corner => {
    left--;
    within(x, options);
    const value = f(x);
    return { x, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const moves = movesFor(start.length);
  const corners = firstCorners(Float64Array.from(start), steps, options, corner).sort(byValue);
  for (;;) {
    const worst = corners.at(-1)!;
    if (left <= 0 || worst.value - corners[0]!.value <= tolerance || corners.length === 1) return corners[0]!;
    const better = next(corners, moves, corner);
    if (better !== undefined) place(corners, better);
    else shrink(corners, moves.shrink, corner);
  }
}

function byValue(a: Corner, b: Corner): number {
  return a.value - b.value;
}

/** Instead of the last, in order. */
function place(corners: Corner[], better: Corner): void {
  let at = corners.length - 1;
  for (; at > 0 && corners[at - 1]!.value > better.value; at--) corners[at] = corners[at - 1]!;
  corners[at] = better;
}

function movesFor(axes: number): Moves {
  const n = Math.max(2, axes);
  const contract = 0.75 - 1 / (2 * n);
  return { reflect: 1, expand: 1 + 2 / n, outside: contract, inside: -contract, shrink: 1 - 1 / n };
}

/** The start, and one corner a step along each axis; the other way where a limit is in the way. */
function firstCorners(
  start: Float64Array,
  steps: readonly number[],
  limits: NelderMeadOptions,
  corner: (x: Float64Array) => Corner,
): Corner[] {
  within(start, limits);
  const along = steps.map((step, k) => {
    const x = start.slice();
    x[k]! += step;
    within(x, limits);
    if (Math.abs(x[k]! - start[k]!) < Math.abs(step) / 2) x[k] = start[k]! - step;
    return corner(x);
  });
  return [corner(start), ...along];
}

/** What takes the place of the worst corner; undefined when no move helps. */
function next(corners: readonly Corner[], moves: Moves, corner: (x: Float64Array) => Corner): Corner | undefined {
  const worst = corners.at(-1)!;
  const middle = middleOf(corners);
  const moved = (share: number) => corner(between(middle, worst.x, -share));
  const mirrored = moved(moves.reflect);
  if (mirrored.value < corners[0]!.value) {
    const further = moved(moves.expand);
    return further.value < mirrored.value ? further : mirrored;
  }
  if (mirrored.value < corners.at(-2)!.value) return mirrored;
  const outside = mirrored.value < worst.value;
  const nearer = moved(outside ? moves.outside : moves.inside);
  return nearer.value <= (outside ? mirrored.value : worst.value) && nearer.value < worst.value ? nearer : undefined;
}

/** Of all corners but the last. */
function middleOf(corners: readonly Corner[]): Float64Array {
  const middle = new Float64Array(corners[0]!.x.length);
  for (let c = 0; c < corners.length - 1; c++) {
    const { x } = corners[c]!;
    for (let k = 0; k < middle.length; k++) middle[k]! += x[k]!;
  }
  for (let k = 0; k < middle.length; k++) middle[k]! /= corners.length - 1;
  return middle;
}

/** On the line from one point to the other, at this share of the way. */
function between(from: Float64Array, to: Float64Array, share: number): Float64Array {
  const x = new Float64Array(from.length);
  for (let k = 0; k < x.length; k++) x[k] = from[k]! + share * (to[k]! - from[k]!);
  return x;
}

/** All corners toward the best. */
function shrink(corners: Corner[], share: number, corner: (x: Float64Array) => Corner): void {
  const best = corners[0]!.x;
  for (let c = 1; c < corners.length; c++) corners[c] = corner(between(best, corners[c]!.x, share));
  corners.sort(byValue);
}

/** In place. */
function within(x: Float64Array, { lower, upper }: Pick<NelderMeadOptions, 'lower' | 'upper'>): void {
  for (let k = 0; k < x.length; k++) {
    if (lower !== undefined) x[k] = Math.max(lower[k]!, x[k]!);
    if (upper !== undefined) x[k] = Math.min(upper[k]!, x[k]!);
  }
}
