// What a zone's clock shows: its offset from UTC at a moment, and when it changes. From the platform's own zone data.
import { DAY, HOUR, MINUTE, SECOND } from '../../series/step.ts';

/** From `time` on the clock is `offset` milliseconds ahead of UTC. */
export interface ZoneSpan {
  readonly time: number;
  readonly offset: number;
}

/** Two changes are never closer than this; Morocco's around Ramadan are a month apart. */
const APART = 14 * DAY;
/** The platform knows no moment farther from 1970. */
const LAST = 8.64e15;

const formats = new Map<string, Intl.DateTimeFormat>();

/** @throws {RangeError} for a name the platform does not know */
export function checkTimeZone(timeZone: string): string {
  formatOf(timeZone);
  return timeZone;
}

/** Milliseconds the clock of the zone is ahead of UTC at a moment (epoch ms). */
export function offsetAt(timeZone: string, time: number): number {
  const name = formatOf(timeZone)
    .formatToParts(Math.min(LAST, Math.max(-LAST, time)))
    .find(part => part.type === 'timeZoneName')?.value;
  const [, sign, hours, minutes, seconds] = /([+-])(\d+):(\d+)(?::(\d+))?/.exec(name ?? '') ?? [];
  if (sign === undefined) return 0;
  const size = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds ?? 0) * SECOND;
  return sign === '-' ? -size : size;
}

/** The offset at `from`, then each change up to and including `to`, found by bisection to the second. */
export function zoneSpans(timeZone: string, from: number, to: number): readonly ZoneSpan[] {
  const spans: ZoneSpan[] = [{ time: from, offset: offsetAt(timeZone, from) }];
  for (let low = from; low < to; low += APART) {
    const high = Math.min(to, low + APART);
    const offset = offsetAt(timeZone, high);
    if (offset !== spans.at(-1)!.offset) spans.push({ time: changeBetween(timeZone, low, high, offset), offset });
  }
  return spans;
}

/** First moment, to the second, at which the offset is the one of `high`. */
function changeBetween(timeZone: string, low: number, high: number, offset: number): number {
  let before = Math.floor(low / SECOND);
  let after = Math.ceil(high / SECOND);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(timeZone, middle * SECOND) === offset) after = middle;
    else before = middle;
  }
  return after * SECOND;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  try {
    const made = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, made);
    return made;
  } catch {
    throw new RangeError(`time zone "${timeZone}" is not known; give an IANA name such as 'Europe/Berlin'`);
  }
}
