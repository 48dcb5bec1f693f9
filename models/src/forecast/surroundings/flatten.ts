// A series without its level and its seasons, by means alone: what it does to a sum it does to each part of it.
import { windowMeans, withoutProfile } from '../../series/remove-season.ts';
import { seasonNeeds } from '../../series/season-needs.ts';
import { DAY, type Step } from '../../series/step.ts';

export interface Flattening {
  readonly seasons: readonly number[];
  /** Points the level is the mean of. */
  readonly width: number;
}

const FEWEST = 15;
/** A level taken over an event of this many parts of its width would take most of the event with it. */
const EVENTS_A_WIDTH = 4;
const YEAR = 360 * DAY;

/**
 * A year of days or weeks is left to the moving level: its shape would take what comes once a year for a part of itself.
 * @param longestEvent in slots
 */
export function flatteningFor(
  length: number,
  seasons: readonly number[],
  step: Step,
  longestEvent: number,
): Flattening {
  const used = seasons.filter(s => length >= seasonNeeds(s) && (step.unit === 'month' || s * step.count < YEAR));
  const season = used.at(-1) ?? 1;
  const least = Math.max(FEWEST, EVENTS_A_WIDTH * longestEvent);
  const width = season * Math.ceil(least / season);
  return { seasons: used, width: Math.min(length, width) };
}

/** Linear in the values, so that a regression of flat values on flat columns finds the effects on the values themselves (Frisch and Waugh 1933). */
export function flat(values: Float64Array, { seasons, width }: Flattening): Float64Array {
  const level = windowMeans(values, width);
  let rest: Float64Array = values.map((v, t) => v - level[t]!);
  for (const season of seasons) rest = withoutProfile(rest, season);
  return rest;
}
