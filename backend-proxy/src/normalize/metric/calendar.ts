// Calendar arithmetic in UTC, proleptic Gregorian, without Date objects.

export const DAY_MS = 86_400_000;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Epoch milliseconds of a day's midnight, UTC; NaN when there is no such day.
 * Days are counted in years that begin in March, which puts the leap day last (Richards 2013, "Calendars", in the
 * Explanatory Supplement to the Astronomical Almanac, section 15.11).
 * @param year 0 to 9999
 * @param month 1 to 12
 */
export function dayStart(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > monthDays(year, month)) return Number.NaN;
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const daysBefore = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  return (marchYear * 365 + leapDays + daysBefore - 719_468) * DAY_MS;
}

function monthDays(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : MONTH_DAYS[month - 1]!;
}

/** Milliseconds since midnight; NaN when there is no such time of day. */
export function timeOfDay(hour: number, minute: number, second: number): number {
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
  return ((hour * 60 + minute) * 60 + second) * 1000;
}
