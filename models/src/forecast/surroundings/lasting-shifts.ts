// Lasting jumps of a series: when, by how much, and whether older history should be moved over them.
import { seasonNeeds } from '../../series/season-needs.ts';
import { median } from '../../statistics/median.ts';
import { scaleFor, toScale, unitFor } from '../scale.ts';
import { withoutSeasons } from './level-series.ts';
import { findLevelShifts, type LevelShift, windowFor } from './level-shift.ts';
import { type SizedShift, sizedShifts } from './shift-size.ts';

export interface FoundShift extends SizedShift {
  /** Whether earlier history is to be moved: where what came after is still too little to show the seasons on the new level. */
  readonly move: boolean;
}

/** Seasons, and points at least, after which history on the new level is enough. */
const ENOUGH_SEASONS = 2;
const ENOUGH = 32;
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

/** Numbers around 1 have sums; 1 where the values are that already. */
function unitOf(values: Float64Array): number {
  const largest = values.reduce((most, v) => (Number.isFinite(v) ? Math.max(most, Math.abs(v)) : most), 0);
  return largest > SMALL && largest < LARGE ? 1 : unitFor(largest);
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
  const sized = found.length === 0 ? [] : sizedShifts(values, used, found, window);
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
