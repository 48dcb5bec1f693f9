// The model `auto`: the other methods, weighed by their errors at rolling origins of the series at hand.
import { dampedHoltMethod, driftMethod, seasonalNaiveMethod } from './methods/index.ts';
import type { ForecastModel } from './model.ts';
import { type Candidate, type Choice, FEWEST_POINTS, poolModel } from './pool/index.ts';
import { usableSeasons } from './season-kind.ts';

/** Two rolling origins with 12 points before the earlier one: below that nothing can be compared. */
const FEWEST_TO_COMPARE = 14;

/** Combining by past error beats picking one method (Bates and Granger 1969; Makridakis et al. 2020 on M4). */
export const auto: ForecastModel = poolModel({
  name: 'auto',
  capability: { minimumLength: () => FEWEST_POINTS, seasons: 'many', trend: true, bounds: true, cost: 'milliseconds' },
  choose,
});

function choose(asked: readonly number[], length: number): Choice {
  const seasons = usableSeasons(asked, length).slice(0, 2);
  if (seasons.length > 0) return { seasons, members: seasonalMembers(seasons) };
  if (repeatsLastCycle(asked[0], length)) return lastCycle(asked[0]!, length);
  if (length < FEWEST_TO_COMPARE) return lastValue(length);
  return { seasons, members: PLAIN_MEMBERS };
}

/** Each season repeated, the shape of all seasons, the shape without the longest (the least certain one), and a plain line. */
function seasonalMembers(seasons: readonly number[]): Candidate[] {
  return [
    ...seasons.map(season => ({ method: seasonalNaiveMethod, seasons: [season] })),
    { method: driftMethod, seasons: [] },
    { method: dampedHoltMethod, seasons },
    { method: dampedHoltMethod, seasons: seasons.slice(0, -1) },
  ];
}

const PLAIN_MEMBERS: readonly Candidate[] = [seasonalNaiveMethod, driftMethod, dampedHoltMethod].map(method => ({
  method,
  seasons: [],
}));

/** One cycle and a bit is not enough to average a shape, but enough to repeat it; not so for months, quarters and weeks. */
function repeatsLastCycle(season: number | undefined, length: number): boolean {
  if (season === undefined || season === 4 || season === 12 || season === 52) return false;
  return length >= season + Math.max(3, Math.ceil(season / 4));
}

function lastCycle(season: number, length: number): Choice {
  const cycles = (length / season).toFixed(1);
  return {
    seasons: [season],
    members: [{ method: seasonalNaiveMethod, seasons: [season] }],
    fallback: `${length} points are ${cycles} cycles of season ${season}: repeating the last cycle`,
  };
}

function lastValue(length: number): Choice {
  return {
    seasons: [],
    members: [{ method: seasonalNaiveMethod, seasons: [] }],
    fallback: `auto compares methods from ${FEWEST_TO_COMPARE} points on, has ${length}: repeating the last value`,
  };
}
