// Which holiday calendars there are, by code: DE, DE-BY, US-CA. From the package date-holidays, loaded when first asked
// for: it is large, and most services never need it.
import { createRequire } from 'node:module';
import { ForesightError, type HolidayCalendarAnswer } from '@foresight/contracts';
import type Holidays from 'date-holidays';

type HolidaysClass = typeof Holidays;
const load = createRequire(import.meta.url);

export const holidaysPackage = (): HolidaysClass => load('date-holidays') as HolidaysClass;

let listed: readonly HolidayCalendarAnswer[] | undefined;

/** Every country with its regions, by code; names in English where the package has them. */
export function holidayCalendars(): readonly HolidayCalendarAnswer[] {
  if (listed) return listed;
  const all = new (holidaysPackage())();
  const entries = (names: Record<string, string> | undefined | null) => Object.entries(names ?? {});
  const calendars: HolidayCalendarAnswer[] = [];
  for (const [code, country] of entries(all.getCountries('en'))) {
    calendars.push({ code, country, region: null });
    for (const [state, region] of entries(all.getStates(code, 'en'))) {
      calendars.push({ code: `${code}-${state}`, country, region });
      for (const [part, name] of entries(all.getRegions(code, state, 'en'))) {
        calendars.push({ code: `${code}-${state}-${part}`, country, region: `${region}, ${name}` });
      }
    }
  }
  listed = calendars;
  return listed;
}

/**
 * The calendar's code as the package writes it; capitals or not, all is one.
 * @throws {ForesightError} bad_request with the calendars that are near
 */
export function calendarNamed(code: string): HolidayCalendarAnswer {
  const wanted = code.trim().toLowerCase();
  const found = holidayCalendars().find(calendar => calendar.code.toLowerCase() === wanted);
  if (found) return found;
  const near = nearCalendars(code).map(calendarText);
  throw new ForesightError(
    'bad_request',
    `there is no holiday calendar '${code}'${near.length > 0 ? `; near: ${near.join(', ')}` : ''}`,
    { fix: 'see the list: foresight holidays, or GET /api/v1/holiday-calendars' },
  );
}

/** "DE-BY (Germany, Bayern)" */
export const calendarText = ({ code, country, region }: HolidayCalendarAnswer): string =>
  `${code} (${region === null ? country : `${country}, ${region}`})`;

const MOST_NEAR = 5;

/** Those that may be meant: regions of the country that was named, else countries whose code or name is like it. */
export function nearCalendars(text: string): HolidayCalendarAnswer[] {
  const wanted = text.trim().toLowerCase();
  const [country = ''] = wanted.split('-');
  const all = holidayCalendars();
  const inCountry = all.filter(({ code }) => code.toLowerCase().startsWith(`${country}-`));
  const named = all.filter(one => (one.region ?? one.country).toLowerCase().includes(wanted));
  if (wanted.includes('-') && inCountry.length > 0) return ranked(inCountry, wanted).slice(0, MOST_NEAR);
  if (named.length > 0 && wanted.length > 2) return named.slice(0, MOST_NEAR);
  const countries = all.filter(({ region }) => region === null);
  return ranked(
    countries.filter(({ code }) => distance(code.toLowerCase(), country) <= 1),
    wanted,
  ).slice(0, MOST_NEAR);
}

const ranked = (calendars: readonly HolidayCalendarAnswer[], wanted: string) =>
  [...calendars].sort((a, b) => distance(a.code.toLowerCase(), wanted) - distance(b.code.toLowerCase(), wanted));

/** Letters to change, add or take away (Levenshtein 1966), row by row. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
