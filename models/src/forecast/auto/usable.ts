// Which of the asked seasons `auto` works with.
import { seasonNeeds } from '../../series/season-needs.ts';

/** A year of weeks is used from this many points more than one cycle on: regressions need a pair, not two cycles. */
const ONE_CYCLE_AND = 24;

/** At most two, ascending: the shortest of those that `length` points are enough for. */
export function autoSeasons(asked: readonly number[], length: number): readonly number[] {
  const [first] = asked;
  if (asked.length === 1 && first !== undefined && first >= 26 && first < 100 && length >= first + ONE_CYCLE_AND)
    return asked;
  return asked.filter(season => length >= seasonNeeds(season)).slice(0, 2);
}
