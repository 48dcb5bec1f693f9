// How much data a season takes; one rule for detection, for the methods and for what users are told.

/** Points needed before a season of this many steps is modelled: two cycles and a bit. */
export function seasonNeeds(season: number): number {
  return 2 * season + Math.min(season, 12);
}

/** A cycle and this many points give a regression on last year's values enough pairs. */
const ONE_CYCLE_AND = 24;

/** Points needed before `auto` models a season: less for a year of weeks that stands alone, see `seasonNeeds` for all others. */
export function autoNeeds(season: number, asked: readonly number[]): number {
  const long = asked.length === 1 && season >= 26 && season < 100;
  return long ? season + ONE_CYCLE_AND : seasonNeeds(season);
}
