// Season lengths worth testing, by the step of the series.
import { DAY, SECOND, type Step, WEEK } from './step.ts';

/** For a series without a known step. */
const GENERAL = [4, 7, 12, 24, 48, 52, 96, 144, 288, 365, 1440];
/** The longer cycle that goes with a shorter one when the step is unknown: seven days, or the year of a week of days. */
const PARTNERS: ReadonlyMap<number, number> = new Map([
  [7, 365],
  ...[24, 48, 96, 144, 288, 1440].map(day => [day, 7 * day] as const),
]);
const DAYS_FOR_YEAR = 3 * 365;

/** No step, or one below a second: the positions of values are all that is known. */
export function isIndex(step: Step | undefined): boolean {
  return step === undefined || (step.unit === 'ms' && step.count < SECOND);
}

/**
 * @param step undefined, or below a second: an index series, for which a general list is given
 * @param length number of slots
 * @returns season lengths in steps, ascending
 */
export function candidateSeasons(step: Step | undefined, length: number): readonly number[] {
  if (step === undefined || isIndex(step)) return GENERAL;
  if (step.unit === 'month') return step.count === 1 || step.count === 3 ? [12 / step.count] : [];
  if (step.count === DAY) return length > DAYS_FOR_YEAR ? [7, 365] : [7];
  if (step.count === WEEK) return [52];
  const cycles = [DAY, WEEK].filter(cycle => cycle % step.count === 0 && cycle / step.count > 1);
  return cycles.map(cycle => cycle / step.count);
}

/** The longer season to test once `season` is found in an index series; none for months, quarters and weeks. */
export function partnerSeason(season: number): number | undefined {
  return PARTNERS.get(season);
}
