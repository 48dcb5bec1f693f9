// A series without its seasons, in short blocks: what is left shows where the level changes.
import { fillGaps } from '../../series/fill-gaps.ts';
import { windowMeans } from '../../series/remove-season.ts';
import { seasonNeeds } from '../../series/season-needs.ts';
import { median } from '../../statistics/median.ts';

/** Cycles the shape of a season is taken from at most: the median of more costs time and says no more. */
const MOST_CYCLES = 60;

/**
 * The values minus the median shape of each season that they are long enough for.
 * @param values on the scale on which a change of level is a sum; NaN where missing
 */
export function withoutSeasons(values: Float64Array, seasons: readonly number[]): Float64Array {
  const rest = fillGaps(values, seasons).values;
  for (const season of seasons) if (values.length >= seasonNeeds(season)) takeShape(rest, season);
  return rest;
}

/** In place. Medians, so that neither a spike nor the weeks around a change of level bend the shape. */
function takeShape(values: Float64Array, season: number): void {
  const level = windowMeans(values, season);
  const from = Math.max(0, values.length - MOST_CYCLES * season);
  const same = new Float64Array(Math.ceil((values.length - from) / season));
  const shape = new Float64Array(season);
  for (let phase = 0; phase < season; phase++) {
    let count = 0;
    for (let t = from + phase; t < values.length; t += season) same[count++] = values[t]! - level[t]!;
    shape[(from + phase) % season] = count === 0 ? 0 : median(same.subarray(0, count));
  }
  for (let t = 0, phase = 0; t < values.length; t++) {
    values[t]! -= shape[phase]!;
    if (++phase === season) phase = 0;
  }
}

/** The median of each block of `size` values, counted from the end; a rest at the start is left out. */
export function blockMedians(values: Float64Array, size: number): Float64Array {
  if (size === 1) return values;
  const count = Math.floor(values.length / size);
  const first = values.length - count * size;
  const block = new Float64Array(size);
  return Float64Array.from({ length: count }, (_, k) => {
    block.set(values.subarray(first + k * size, first + (k + 1) * size));
    return median(block);
  });
}
