// What the seasons of a series say about how to validate, weigh and cap it.
import { seasonNeeds } from '../series/season-needs.ts';

/** multi: two or more seasons; long: one of 26 steps or more (weeks of a year); short: 4 or 12; ops: any other one. */
export type SeasonKind = 'multi' | 'long' | 'short' | 'ops' | 'none';

export function seasonKind(seasons: readonly number[]): SeasonKind {
  const season = seasons[0];
  if (season === undefined) return 'none';
  if (seasons.length > 1) return 'multi';
  if (season === 4 || season === 12) return 'short';
  return season >= 26 && season < 100 ? 'long' : 'ops';
}

/** Those of the asked seasons that `length` points are enough for. */
export function usableSeasons(seasons: readonly number[], length: number): number[] {
  return seasons.filter(season => length >= seasonNeeds(season));
}

/**
 * Points of history a method looks at; older ones are left out to keep the cost of long series bounded.
 * @param seasons those used, ascending
 */
export function historyCap(seasons: readonly number[], horizon: number): number {
  const longest = seasons.at(-1) ?? 1;
  const cycles =
    longest >= 100 ? Math.max(2016, 8 * longest) : longest >= 26 ? 15 * longest : Math.max(600, 40 * longest);
  return Math.max(cycles, 4 * horizon);
}
