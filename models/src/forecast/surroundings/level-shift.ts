// Finds where the level of a series changed for good.
import { median, NORMAL_PER_MEDIAN } from '../../statistics/median.ts';
import { blockMedians } from './level-series.ts';

/** Change of level, new minus old. */
export interface LevelShift {
  /** Index of the first value on the new level. */
  readonly at: number;
  readonly size: number;
}

/** A new level lasts this many points, or a season. */
const FEWEST = 8;
const BLOCKS_A_WINDOW = 8;
/** The change stands out this far from all other changes between neighbouring windows. */
const FAR = 6;
/** And is this many standard deviations of single values. */
const VISIBLE = 3;
/** And this share of it happens at once: a slope is no jump. */
const AT_ONCE = 0.6;
/** Windows that do not overlap, needed to know what changes are usual. */
const FEWEST_WINDOWS = 6;
const MOST = 8;

/** Points on which a level is measured. @param season the shortest, 1 for none */
export function windowFor(season: number): number {
  return Math.max(FEWEST, season);
}

/**
 * Moving differences of window medians (MOSUM: Eichinger and Kirch 2018, "A MOSUM procedure for the estimation of multiple random
 * change points"), held against what such differences usually are in the series: a random walk has no shifts by that measure.
 * @param values without seasons and gaps, on a scale on which a change of level is a sum
 * @param season the shortest, 1 for none
 */
export function findLevelShifts(values: Float64Array, season: number): LevelShift[] {
  const window = windowFor(season);
  if (values.length < FEWEST_WINDOWS * window) return [];
  const size = Math.max(1, Math.floor(window / BLOCKS_A_WINDOW));
  const blocks = blockMedians(values, size);
  const width = Math.ceil(window / size);
  const changes = windowChanges(blocks, width);
  const limit = FAR * NORMAL_PER_MEDIAN * median(changes.map(Math.abs));
  if (limit === 0) return [];
  const first = values.length - blocks.length * size;
  const found: LevelShift[] = [];
  for (const k of peaks(changes, width, limit)) {
    const at = exactly(values, first + (k + width) * size, window);
    const shift = { at, size: changeAt(values, at, window) };
    if (Math.abs(shift.size) > limit && stands(values, shift, window)) found.push(shift);
  }
  return found.length > MOST ? [] : found;
}

/** Median of the window after each block minus that of the window before; element 0 belongs to block `width`. */
function windowChanges(blocks: Float64Array, width: number): Float64Array {
  const levels = Float64Array.from({ length: Math.max(0, blocks.length - width + 1) }, (_, k) =>
    median(blocks.slice(k, k + width)),
  );
  return Float64Array.from({ length: Math.max(0, levels.length - width) }, (_, k) => levels[k + width]! - levels[k]!);
}

/** Where the size is above the limit and the largest within a window. */
function peaks(changes: Float64Array, width: number, limit: number): number[] {
  const out: number[] = [];
  for (let k = 0; k < changes.length; k++) {
    const size = Math.abs(changes[k]!);
    if (size <= limit) continue;
    let largest = true;
    for (let j = Math.max(0, k - width + 1); j < Math.min(changes.length, k + width) && largest; j++) {
      const other = Math.abs(changes[j]!);
      largest = other < size || (other === size && j >= k);
    }
    if (largest) out.push(k);
  }
  return out;
}

/** The place within three quarters of a window of `guess` that splits its surroundings best: least absolute distance from both levels. */
function exactly(values: Float64Array, guess: number, window: number): number {
  const [low, high] = [Math.max(0, guess - window), Math.min(values.length, guess + window)];
  const before = median(values.slice(low, guess));
  const after = median(values.slice(guess, high));
  const reach = Math.ceil(0.75 * window);
  let best = Math.max(low, guess - reach);
  let least = 0;
  let cost = 0;
  for (let t = best; t < Math.min(high, guess + reach); t++) {
    // Moving the split past t puts its value on the level before.
    cost += Math.abs(values[t]! - before) - Math.abs(values[t]! - after);
    if (cost >= least) continue;
    least = cost;
    best = t + 1;
  }
  return best;
}

/** Median of the window from `at` on minus that of the window before. */
export function changeAt(values: Float64Array, at: number, window: number): number {
  return median(values.slice(at, at + window)) - median(values.slice(Math.max(0, at - window), at));
}

/** Large beside the noise around it, and most of it at once. */
function stands(values: Float64Array, { at, size }: LevelShift, window: number): boolean {
  // The level before must have lasted, too.
  if (at < window || at + window > values.length) return false;
  const before = values.slice(at - window, at);
  const after = values.slice(at, at + window);
  const noise = NORMAL_PER_MEDIAN * Math.max(spread(before), spread(after));
  const few = Math.max(3, Math.min(8, window >> 2));
  const jump = median(values.slice(at, at + few)) - median(values.slice(at - few, at));
  return Math.abs(size) > VISIBLE * noise && jump / size > AT_ONCE;
}

function spread(values: Float64Array): number {
  const centre = median(values.slice());
  return median(values.map(v => Math.abs(v - centre)));
}
