// Public holidays of countries and regions as events. A holiday is its whole local day, also where only the afternoon
// is off; days of the type 'bank' count, too, because they hold Christmas Eve and New Year's Eve where those matter.
// Left out: observances, school and optional days, and bridge days, which no law names.
import { type CalendarEvent, DAY } from '@foresight/models';
import { calendarNamed, holidaysPackage } from './holiday-calendars.ts';
import { momentOf, wallTime } from './zoned-time.ts';

export interface Span {
  /** Epoch milliseconds. */
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

/** One holiday of one calendar. */
export interface Holiday {
  /** Without "(substitute day)": the day off has the effect of the day it stands for. */
  readonly name: string;
  readonly substitute: boolean;
  /** Epoch milliseconds; local midnights, or sunsets where the calendar counts so. */
  readonly from: number;
  readonly to: number;
  /** The first day as a UTC date, and how many there are: for series whose stamps are dates. */
  readonly date: number;
  readonly days: number;
}

const SUBSTITUTE = / \(substitute day\)$/;
/** The package knows rules for every year; series of a year or more back than this have none that mattered. */
const FIRST_YEAR = 1900;
const years = new Map<string, readonly Holiday[]>();
/** Years of one calendar that are kept: more than any question asks for. */
const MOST_KEPT = 5_000;

/**
 * The holidays that touch the span, in order of time.
 * @param codes calendars, e.g. ['DE-BY', 'AT']
 * @param zone chooses among the zones of a country that has several; else the country's own
 * @param asDates give days as UTC dates: for series whose stamps are dates and no moments
 * @throws {ForesightError} bad_request for a calendar that does not exist
 */
export function holidayEvents(
  codes: readonly string[],
  { from, to }: Span,
  zone: string,
  asDates = false,
): CalendarEvent[] {
  const [first, last] = [from - 7 * DAY, to + 7 * DAY].map(at => new Date(at).getUTCFullYear());
  const found: (CalendarEvent & { code: string })[] = [];
  for (const code of codes) {
    for (let year = Math.max(FIRST_YEAR, first!); year <= last!; year++) {
      for (const holiday of holidaysOf(code, year, zone)) found.push({ ...eventOf(holiday, asDates), code });
    }
  }
  return merged(toldApart(found.filter(event => event.to > from && event.from < to)));
}

type Coded = CalendarEvent & { readonly code: string };

/** Labour Day in May and Labour Day in September are two holidays: then each is told with its calendar. */
function toldApart(events: readonly Coded[]): CalendarEvent[] {
  const byName = Map.groupBy(events, ({ name }) => name);
  const split = new Set([...byName].filter(([, own]) => fallApart(own)).map(([name]) => name));
  return events.map(({ name, from, to, code }) => ({ name: split.has(name) ? `${name} (${code})` : name, from, to }));
}

/** Whether some year has them more than a week apart in two calendars. */
const fallApart = (own: readonly Coded[]): boolean =>
  own.some(({ code, from }) => {
    const others = own.filter(other => other.code !== code);
    const nearest = Math.min(...others.map(other => Math.abs(other.from - from)));
    return nearest > 7 * DAY && nearest < 183 * DAY;
  });

/** @throws {ForesightError} bad_request for a calendar that does not exist */
export function holidaysOf(code: string, year: number, zone = 'UTC'): readonly Holiday[] {
  const key = `${code}/${zone}/${year}`;
  const known = years.get(key);
  if (known) return known;
  const [country, state, region] = calendarNamed(code).code.split('-') as [string, string?, string?];
  const options = { languages: ['en'], types: ['public' as const, 'bank' as const] };
  const calendar = new (holidaysPackage())(
    { country, ...(state ? { state } : {}), ...(region ? { region } : {}) },
    options,
  );
  const zones = calendar.getTimezones();
  const own = zones.includes(zone) ? zone : (zones[0] ?? 'UTC');
  if (own !== zones[0]) calendar.setTimezone(own);
  const made = calendar.getHolidays(year, 'en').map(({ name, date, start, end, substitute = false }) => {
    const lasts = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY));
    const day = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
    return { name: name.replace(SUBSTITUTE, ''), substitute, date: day, days: lasts, ...wholeDay(own, start, end) };
  });
  if (years.size >= MOST_KEPT) years.clear();
  years.set(key, made);
  return made;
}

/** The afternoon of a day becomes the day; spans of a day and more stay. */
function wholeDay(zone: string, start: Date, end: Date): Span {
  if (end.getTime() - start.getTime() > 0.9 * DAY) return { from: start.getTime(), to: end.getTime() };
  const midnight = Math.floor(wallTime(zone, start.getTime()) / DAY) * DAY;
  return { from: momentOf(zone, midnight), to: momentOf(zone, midnight + DAY) };
}

const eventOf = ({ name, from, to, date, days }: Holiday, asDates: boolean): CalendarEvent =>
  asDates ? { name, from: date, to: date + days * DAY } : { name, from, to };

/** What overlaps under one name is one occurrence: Christmas in two countries comes once. */
function merged(events: readonly CalendarEvent[]): CalendarEvent[] {
  const made: CalendarEvent[] = [];
  const open = new Map<string, number>();
  for (const event of [...events].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const at = open.get(event.name);
    const before = at === undefined ? undefined : made[at]!;
    if (at !== undefined && before && event.from < before.to) {
      made[at] = { ...before, to: Math.max(before.to, event.to) };
    } else {
      open.set(event.name, made.push(event) - 1);
    }
  }
  return made;
}
