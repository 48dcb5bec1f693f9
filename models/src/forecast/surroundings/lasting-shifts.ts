// Lasting jumps of a series: when, by how much, and whether older history should be moved over them.
import { seasonNeeds } from '../../series/season-needs.ts';
import { median } from '../../statistics/median.ts';
import { scaleFor, toScale } from '../scale.ts';
import { withoutSeasons } from './level-series.ts';
import { changeAt, findLevelShifts, type LevelShift, windowFor } from './level-shift.ts';
import { logarithms, type WorkingScale } from './working-scale.ts';

export interface FoundShift {
  /** Index of the first value on the new level. */
  readonly at: number;
  readonly scale: WorkingScale;
  /** On that scale: new level minus old. */
  readonly size: number;
  /** Whether earlier history is to be moved: where what came after is still too little to show the seasons on the new level. */
  readonly move: boolean;
}

/** Seasons, and points at least, after which history on the new level is enough. */
const ENOUGH_SEASONS = 2;
const ENOUGH = 32;
const PASSES = 3;
/** Points on each side that a jump is measured on, in windows. */
const MOST_WINDOWS = 3;
const SMALL = 1e-100;
const LARGE = 1e100;

/**
 * @param values NaN where missing, the first one present
 * @param seasons ascending
 */
export function shiftsOf(values: Float64Array, seasons: readonly number[]): FoundShift[] {
  const unit = unitOf(values);
  const found = shiftsIn(unit === 1 ? values : values.map(v => v / unit), seasons);
  return found.map(shift => (shift.scale === 'sum' ? { ...shift, size: shift.size * unit } : shift));
}

/** Numbers around 1 have sums; 1 where the values are that already. A power of 4, so that their roots are exact. */
function unitOf(values: Float64Array): number {
  const largest = values.reduce((most, v) => (Number.isFinite(v) ? Math.max(most, Math.abs(v)) : most), 0);
  if (largest === 0 || (largest > SMALL && largest < LARGE)) return 1;
  return 4 ** Math.max(-511, Math.min(511, Math.floor(Math.log2(largest) / 2)));
}

function shiftsIn(values: Float64Array, seasons: readonly number[]): FoundShift[] {
  const used = seasons.filter(season => values.length >= seasonNeeds(season));
  const window = windowFor(used[0] ?? 1);
  const scale = scaleFor(values);
  const rest = withoutSeasons(
    values.map(v => toScale(scale, v)),
    used,
  );
  const found = findLevelShifts(rest, used[0] ?? 1);
  const enough = Math.max(ENOUGH_SEASONS * (used.at(-1) ?? 1), ENOUGH);
  const sized = found.length === 0 ? [] : measured(values, used, found, window);
  return found.map((shift, k) => ({
    ...sized[k]!,
    move: values.length - shift.at <= enough && holds(rest, shift, window),
  }));
}

/** The series has not gone back: its last quarter of a window is nearer the new level. */
function holds(values: Float64Array, { at, size }: LevelShift, window: number): boolean {
  const before = median(values.slice(at - window, at));
  const last = median(values.slice(values.length - Math.max(3, window >> 2)));
  return (last - before) / size > 0.5;
}

/** As a factor where the spread of the values changed with their level, else as a sum. */
function measured(values: Float64Array, seasons: readonly number[], found: readonly LevelShift[], window: number) {
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
