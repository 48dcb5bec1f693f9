// Which of the asked seasons `auto` works with.
import { autoNeeds } from '../../series/season-needs.ts';

/** At most two, ascending: the shortest of those that `length` points are enough for. */
export function autoSeasons(asked: readonly number[], length: number): readonly number[] {
  return asked.filter(season => length >= autoNeeds(season, asked)).slice(0, 2);
}
