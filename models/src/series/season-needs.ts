// How much data a season takes; one rule for detection, for the methods and for what users are told.

/** Points needed before a season of this many steps is modelled: two cycles and a bit. */
export function seasonNeeds(season: number): number {
  return 2 * season + Math.min(season, 12);
}
