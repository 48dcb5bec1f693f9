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

/**
 * @param values NaN where missing, the first one present
 * @param seasons ascending
 */
export function shiftsOf(values: Float64Array, seasons: readonly number[]): FoundShift[] {
  const used = seasons.filter(season => values.length >= seasonNeeds(season));
  const window = windowFor(used[0] ?? 1);
  const scale = scaleFor(values);
  const rest = withoutSeasons(
    values.map(v => toScale(scale, v)),
    used,
  );
  const found = findLevelShifts(rest, used[0] ?? 1);
  const enough = Math.max(ENOUGH_SEASONS * (used.at(-1) ?? 1), ENOUGH);
  return found.map(shift => ({
    ...measured(values, used, shift, window),
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
function measured(values: Float64Array, seasons: readonly number[], { at }: LevelShift, window: number) {
  const sum = changeAt(withoutSeasons(values, seasons), at, window);
  if (scaleFor(values) === 'level') return { at, scale: 'sum' as const, size: sum };
  const factor = changeAt(withoutSeasons(logarithms(values), seasons), at, window);
  const wider = Math.log(spreadOf(values.slice(at, at + window)) / spreadOf(values.slice(at - window, at)));
  const least = values.slice(0, at).reduce((low, v) => (v < low ? v : low), Number.POSITIVE_INFINITY);
  const additive = Math.abs(wider) < Math.abs(wider - factor) && least + sum >= 0;
  return additive ? { at, scale: 'sum' as const, size: sum } : { at, scale: 'factor' as const, size: factor };
}

function spreadOf(values: Float64Array): number {
  const known = values.filter(v => Number.isFinite(v));
  if (known.length === 0) return Number.NaN;
  const centre = median(known.slice());
  return median(known.map(v => Math.abs(v - centre)));
}
