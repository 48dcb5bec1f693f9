// Which categories of a column have a bin of their own: the most frequent ones.
import type { CategoryFeature } from '../features.ts';
import { MOST_BINS } from './numeric-bounds.ts';

/** @returns names by falling frequency, at most 254; those that no row has are left out */
export function categoryNames({ codes, names }: CategoryFeature): string[] {
  const counts = new Map<string, number>();
  for (const code of codes) if (code >= 0) counts.set(names[code]!, (counts.get(names[code]!) ?? 0) + 1);
  // Equally frequent ones stand by name, so that the order of the rows does not matter.
  const byFrequency = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return byFrequency.slice(0, MOST_BINS).map(([name]) => name);
}
