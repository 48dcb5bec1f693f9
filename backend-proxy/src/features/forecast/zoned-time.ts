// The clock of a time zone: what it shows at a moment, and the moment at which it shows something.

const DAY_MS = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Whether the name is one that the platform knows: IANA names such as Europe/Berlin, and UTC. */
export function isTimeZone(name: string): boolean {
  try {
    clockOf(name);
    return true;
  } catch {
    return false;
  }
}

/** @throws {RangeError} for a name that is none */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  clocks.set(zone, clock);
  return clock;
}

/** What the clock shows, as the epoch milliseconds at which a UTC clock shows the same; whole seconds. */
export function wallTime(zone: string, moment: number): number {
  const shown: Record<string, number> = {};
  for (const { type, value } of clockOf(zone).formatToParts(moment)) shown[type] = Number(value);
  return Date.UTC(shown.year!, shown.month! - 1, shown.day!, shown.hour!, shown.minute!, shown.second!);
}

/**
 * The moment at which the clock shows `wall`. Of two such moments the first; a time that the clock leaps over counts as
 * the moment as long after the leap.
 */
export function momentOf(zone: string, wall: number): number {
  const offset = (moment: number) =>
    wallTime(zone, Math.floor(moment / 1000) * 1000) - Math.floor(moment / 1000) * 1000;
  const before = offset(wall - DAY_MS);
  const after = offset(wall + DAY_MS);
  if (offset(wall - before) === before) return wall - before;
  return offset(wall - after) === after ? wall - after : wall - before;
}
