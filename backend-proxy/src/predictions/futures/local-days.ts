// The steps of a forecast by days of a time zone: from midnight to midnight there, 23 or 25 hours where the clock changes.
import { DAY, type Window } from '@foresight/models';
import { momentOf, wallTime } from '../../features/forecast/index.ts';

export interface LocalDay {
  /** Epoch ms of its beginning. */
  readonly start: number;
  /** Its steps; 1 is the first step of the forecast. */
  readonly window: Window;
}

/** Steps of a day are 23 hours at least, where the clock leaps. */
const SHORTEST_DAY = DAY - 3_600_000;

/**
 * @param time of all steps, epoch ms, ascending
 * @param first index of the first step that counts
 * @param zone IANA name
 * @returns in order; where steps are a day or longer, each of them is one, whatever the zone: stamps of days are dates
 */
export function localDays(time: Float64Array, first: number, zone: string): LocalDay[] {
  if (isDaily(time)) {
    return Array.from(time.subarray(first), (start, i) => ({
      start,
      window: { from: first + i + 1, to: first + i + 1 },
    }));
  }
  const days: LocalDay[] = [];
  let end = -Infinity;
  for (let i = first; i < time.length; i++) {
    const last = days.at(-1);
    if (last && time[i]! < end) {
      days[days.length - 1] = { ...last, window: { from: last.window.from, to: i + 1 } };
      continue;
    }
    const midnight = Math.floor(wallTime(zone, time[i]!) / DAY) * DAY;
    days.push({ start: momentOf(zone, midnight), window: { from: i + 1, to: i + 1 } });
    end = momentOf(zone, midnight + DAY);
  }
  return days;
}

/** Whether a step is a day or longer. */
export const isDaily = (time: Float64Array): boolean => time.length > 1 && time[1]! - time[0]! >= SHORTEST_DAY;
