// The columns of Prophet's regression: a line, its possible changes of slope, and waves for each season.

export interface SeasonTerm {
  /** Steps. */
  readonly season: number;
  /** Waves of 1, 2, … times a season. */
  readonly order: number;
}

/** The library's default: possible changes of slope, spread over this share of the history. */
const CHANGES = 25;
const RANGE = 0.8;

/** Indices of the points at which the slope may change, as Prophet places them. */
export function changesOf(length: number): number[] {
  const reach = Math.floor(length * RANGE);
  const count = Math.max(0, Math.min(CHANGES, reach - 1));
  return Array.from({ length: count }, (_, j) => Math.round(((j + 1) * (reach - 1)) / count));
}

/** Columns over time 0..1: time, 1, a ramp a change, then sine and cosine of each wave. */
export function termsOf(length: number, changes: readonly number[], seasons: readonly SeasonTerm[]): Float64Array[] {
  const last = length - 1;
  const over = (value: (t: number) => number) => Float64Array.from({ length }, (_, t) => value(t));
  const ramps = changes.map(at => over(t => Math.max(0, t - at) / last));
  return [over(t => t / last), over(() => 1), ...ramps, ...waves(seasons).map(wave => over(wave))];
}

/** Sum of the waves of one season at each of its phases. @param weights a sine and a cosine for each wave */
export function shapeOf({ season, order }: SeasonTerm, weights: ArrayLike<number>): Float64Array {
  const parts = waves([{ season, order }]);
  return Float64Array.from({ length: season }, (_, t) =>
    parts.reduce((sum, wave, k) => sum + weights[k]! * wave(t), 0),
  );
}

function waves(seasons: readonly SeasonTerm[]): ((t: number) => number)[] {
  return seasons.flatMap(({ season, order }) =>
    Array.from({ length: order }, (_, k) => (2 * Math.PI * (k + 1)) / season).flatMap(turn => [
      (t: number) => Math.sin(turn * t),
      (t: number) => Math.cos(turn * t),
    ]),
  );
}
