// Local regression on evenly spaced values, at knots with straight lines between them.

export interface Loess {
  /** Points near each position that count, odd; the farthest count least. */
  readonly window: number;
  /** 0: local means; 1: local lines. */
  readonly degree: 0 | 1;
  /** Steps between knots. */
  readonly jump: number;
  /** Weights of a window with as many points on both sides, where the mean and the line agree; they sum to 1. */
  readonly inside: Float64Array;
}

/** Knots a window. */
const KNOTS = 10;
/** A slope needs points spread by more than this share of the range. */
const LEAST_SPREAD = 0.001;

export function smoother(window: number, degree: 0 | 1): Loess {
  const half = window >> 1;
  const inside = new Float64Array(window);
  let sum = 0;
  for (let i = 0; i < window; i++) sum += inside[i] = tricube(Math.abs(i - half), half);
  for (let i = 0; i < window; i++) inside[i]! /= sum;
  return { window, degree, jump: Math.ceil(window / KNOTS), inside };
}

/**
 * Loess with tricube weights (Cleveland, Cleveland, McRae and Terpenning 1990, "STL", sections 2.2 and 3.4).
 * @param trust weight of each value, or null for 1 everywhere
 * @param from first position, -1 for one step before the first value
 * @param out fitted values at from, from + 1, … ; its length says how many
 */
export function loess(
  values: Float64Array,
  trust: Float64Array | null,
  spec: Loess,
  from: number,
  out: Float64Array,
): void {
  const last = out.length - 1;
  out[0] = fitAt(values, trust, spec, from);
  for (let left = 0; left < last; ) {
    const right = Math.min(last, left + spec.jump);
    out[right] = fitAt(values, trust, spec, from + right);
    const slope = (out[right]! - out[left]!) / (right - left);
    for (let i = left + 1; i < right; i++) out[i] = out[left]! + slope * (i - left);
    left = right;
  }
}

function fitAt(values: Float64Array, trust: Float64Array | null, spec: Loess, at: number): number {
  const { window, inside } = spec;
  const first = at - (window >> 1);
  if (trust !== null || first < 0 || first + window > values.length) return localFit(values, trust, spec, at);
  let sum = 0;
  for (let i = 0; i < window; i++) sum += inside[i]! * values[first + i]!;
  return sum;
}

function localFit(values: Float64Array, trust: Float64Array | null, { window, degree }: Loess, at: number): number {
  const n = values.length;
  const width = Math.min(window, n);
  const first = Math.max(0, Math.min(n - width, at - (width >> 1)));
  const reach = Math.max(at - first, first + width - 1 - at) + (window > n ? (window - n) >> 1 : 0);
  let sum = 0;
  let sumX = 0;
  let sumXX = 0;
  let sumY = 0;
  let sumXY = 0;
  for (let i = first; i < first + width; i++) {
    const x = i - at;
    const weight = (trust === null ? 1 : trust[i]!) * tricube(x < 0 ? -x : x, reach);
    const y = weight * values[i]!;
    sum += weight;
    sumX += weight * x;
    sumXX += weight * x * x;
    sumY += y;
    sumXY += x * y;
  }
  if (sum <= 0) return values[Math.max(0, Math.min(n - 1, at))]!;
  const mean = sumY / sum;
  const centre = sumX / sum;
  const spread = sumXX / sum - centre * centre;
  if (degree === 0 || Math.sqrt(Math.max(0, spread)) <= LEAST_SPREAD * n) return mean;
  return mean - (centre * (sumXY / sum - centre * mean)) / spread;
}

/** @param reach at this distance and beyond nothing is left; 0 when all points are in one place */
function tricube(distance: number, reach: number): number {
  if (reach === 0) return 1;
  const share = distance / reach;
  const rest = 1 - share * share * share;
  return rest <= 0 ? 0 : rest * rest * rest;
}
