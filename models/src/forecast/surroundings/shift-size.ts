// How large lasting jumps are, and whether they are shares of the level or sums.
import { median } from '../../statistics/median.ts';
import { scaleFor } from '../scale.ts';
import { withoutSeasons } from './level-series.ts';
import { changeAt, type LevelShift } from './level-shift.ts';
import { logarithms, type WorkingScale } from './working-scale.ts';

export interface SizedShift {
  /** Index of the first value on the new level. */
  readonly at: number;
  readonly scale: WorkingScale;
  /** On that scale: new level minus old. */
  readonly size: number;
}

const PASSES = 3;
/** Points on each side that a jump is measured on, in windows. */
const MOST_WINDOWS = 3;

/** As a factor where the spread of the values changed with their level, else as a sum. */
export function sizedShifts(
  values: Float64Array,
  seasons: readonly number[],
  found: readonly LevelShift[],
  window: number,
): readonly SizedShift[] {
  const sums = sizesOf(values, seasons, found, window);
  const factors = scaleFor(values) === 'level' ? null : sizesOf(logarithms(values), seasons, found, window);
  return found.map(({ at }, k) => {
    const sum = { at, scale: 'sum' as const, size: sums[k]! };
    if (factors === null || (isSum(values, seasons, sum, factors[k]!, window) && sums.every(Number.isFinite)))
      return sum;
    return { at, scale: 'factor' as const, size: factors[k]! };
  });
}

/** Once the jumps are out of the way, the seasons are seen better, and with them the jumps. */
function sizesOf(
  values: Float64Array,
  seasons: readonly number[],
  found: readonly LevelShift[],
  window: number,
): readonly number[] {
  const sizes = found.map(() => 0);
  const level = values.slice();
  for (let pass = 0; pass < PASSES; pass++) {
    const rest = withoutSeasons(level, seasons);
    found.forEach(({ at }, k) => {
      const before = at - (found[k - 1]?.at ?? 0);
      const after = (found[k + 1]?.at ?? values.length) - at;
      const change = changeAt(rest, at, spanWithin(Math.min(before, after, MOST_WINDOWS * window), window));
      sizes[k]! += change;
      for (let t = 0; t < at; t++) level[t]! += change;
    });
  }
  return sizes;
}

function isSum(
  values: Float64Array,
  seasons: readonly number[],
  { at, size }: LevelShift,
  factor: number,
  window: number,
) {
  const most = Math.min(at, values.length - at, Math.max(window, seasons.at(-1) ?? 1));
  const span = spanWithin(most, window);
  const wider = Math.log(spreadOf(values.slice(at, at + span)) / spreadOf(values.slice(at - span, at)));
  const least = values.slice(0, at).reduce((low, v) => (v < low ? v : low), Number.POSITIVE_INFINITY);
  return Math.abs(wider) < Math.abs(wider - factor) && least + size >= 0;
}

/** Whole windows, one at least. */
function spanWithin(most: number, window: number): number {
  return window * Math.max(1, Math.floor(most / window));
}

function spreadOf(values: Float64Array): number {
  const known = values.filter(v => Number.isFinite(v));
  if (known.length === 0) return Number.NaN;
  const centre = median(known.slice());
  return median(known.map(v => Math.abs(v - centre)));
}
