// Monotone columns by number.
import type { FeatureBins } from '../bins/index.ts';
import type { Settings } from './options.ts';

/**
 * @returns 1, -1 or 0 a column; null when none has a direction
 * @throws {RangeError} for a column that there is not, that has no order, or a direction that is none
 */
export function directionsOf(bins: readonly FeatureBins[], monotone: Settings['monotone']): Int8Array | null {
  const wanted = Object.entries(monotone ?? {});
  if (wanted.length === 0) return null;
  const directions = new Int8Array(bins.length);
  for (const [name, direction] of wanted) {
    const column = bins.findIndex(bin => bin.name === name);
    if (column < 0) throw new RangeError(`monotone column '${name}' is not in the table of ${bins.length} columns`);
    if (bins[column]!.kind === 'category')
      throw new RangeError(`monotone column '${name}' has categories: only numbers have a direction`);
    if (direction !== 'up' && direction !== 'down')
      throw new RangeError(`monotone column '${name}' has direction '${direction}': it may be 'up' or 'down'`);
    directions[column] = direction === 'up' ? 1 : -1;
  }
  return directions;
}
