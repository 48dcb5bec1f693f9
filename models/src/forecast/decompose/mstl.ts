// Several seasons, a trend and a rest that sum to the series.
import { loess, smoother } from './loess.ts';
import { stl } from './stl.ts';

export interface Mstl {
  readonly trend: Float64Array;
  /** One an asked season, in the order asked. */
  readonly seasons: readonly Float64Array[];
  readonly rest: Float64Array;
}

export interface MstlOptions {
  /** Cycles over which the shape of each season is smoothed, odd; default 11 for the first, 15 for the second, … */
  readonly windows?: readonly number[];
  /** Rounds in which values far off lose weight. Default: 0. */
  readonly robust?: number;
}

const ROUNDS = 2;
const LEAST_WINDOW = 7;

/**
 * Bandara, Hyndman and Bergmeir 2021, "MSTL": each season is taken off by STL in turn, the shortest first, and each is looked at
 * again once the others are off.
 * @param values finite
 * @param seasons in steps, ascending; none: a trend and a rest
 * @returns parts that sum to the values: trend + seasons + rest is off by no more than the rounding of the largest of them
 * @throws {RangeError} when the values are fewer than two cycles of a season, or the seasons are not ascending whole numbers
 */
export function mstl(values: Float64Array, seasons: readonly number[], options: MstlOptions = {}): Mstl {
  check(values, seasons);
  const { windows = [], robust = 0 } = options;
  const parts = seasons.map(() => new Float64Array(values.length));
  const rest = values.slice();
  let trend: Float64Array = new Float64Array(values.length);
  for (let round = 0; round < ROUNDS; round++) {
    seasons.forEach((season, k) => {
      const own = parts[k]!;
      add(rest, own, 1);
      const found = stl(rest, { season, seasonWindow: windows[k] ?? 11 + 4 * k, robust });
      own.set(found.season);
      trend = found.trend;
      add(rest, own, -1);
    });
  }
  if (seasons.length === 0 && values.length > 0) smoothTrend(values, trend);
  return { trend, seasons: parts, rest: restOf(values, [trend, ...parts]) };
}

function check(values: Float64Array, seasons: readonly number[]): void {
  if (!values.every(Number.isFinite)) throw new RangeError('a decomposition needs finite values: fill the gaps first');
  seasons.forEach((season, k) => {
    if (!Number.isInteger(season) || season < 2 || season <= (seasons[k - 1] ?? 1)) {
      throw new RangeError(`seasons ${seasons.join(', ')} are not ascending whole numbers of 2 or more`);
    }
    if (values.length < 2 * season) {
      throw new RangeError(`season ${season} needs ${2 * season} values, has ${values.length}: leave it out`);
    }
  });
}

/** Local lines over a third of the values. */
function smoothTrend(values: Float64Array, trend: Float64Array): void {
  const window = Math.max(LEAST_WINDOW, 2 * Math.floor(values.length / 6) + 1);
  loess(values, null, smoother(window, 1), 0, trend);
}

function add(values: Float64Array, other: Float64Array, sign: 1 | -1): void {
  for (let t = 0; t < values.length; t++) values[t]! += sign * other[t]!;
}

/** What is missing to each value. */
function restOf(values: Float64Array, parts: readonly Float64Array[]): Float64Array {
  return values.map((v, t) => {
    let sum = 0;
    for (const part of parts) sum += part[t]!;
    return v - sum;
  });
}
