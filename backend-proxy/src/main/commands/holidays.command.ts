// foresight holidays: the codes of holiday calendars, and the holidays that come next in one of them.
import {
  calendarNamed,
  calendarText,
  type Holiday,
  holidayCalendars,
  holidaysOf,
} from '../../features/forecast/index.ts';
import { type Output, table } from '../terminal/index.ts';

const NEXT = 15;

/**
 * @param code absent: every country; a country: its regions and its next holidays; a region: its next holidays
 * @throws {ForesightError} bad_request with the calendars that are near
 */
export function holidaysCommand(code: string | undefined, now: Date, out: Output): void {
  if (code === undefined) {
    const countries = holidayCalendars().filter(({ region }) => region === null);
    out.print(
      table(countries, [
        { title: 'code', cell: one => one.code },
        { title: 'country', cell: one => one.country },
      ]),
    );
    out.print('\nRegions of a country, and its next holidays:  foresight holidays DE');
    return;
  }
  const calendar = calendarNamed(code);
  const regions = holidayCalendars().filter(one => one.code.startsWith(`${calendar.code}-`));
  if (regions.length > 0) {
    out.print(
      table(regions, [
        { title: 'code', cell: one => one.code },
        { title: 'region', cell: one => one.region ?? '' },
      ]),
    );
    out.print('');
  }
  out.print(`Next holidays of ${calendarText(calendar)}, whole local days:`);
  out.print(
    table(nextHolidays(calendar.code, now), [
      { title: 'day', cell: one => new Date(one.date).toISOString().slice(0, 10) },
      { title: 'days', cell: one => String(one.days), align: 'right' },
      { title: 'holiday', cell: one => (one.substitute ? `${one.name} (substitute day)` : one.name) },
    ]),
  );
}

function nextHolidays(code: string, now: Date): Holiday[] {
  const year = now.getUTCFullYear();
  const coming = [year, year + 1].flatMap(one => holidaysOf(code, one)).filter(({ to }) => to > now.getTime());
  return coming.slice(0, NEXT);
}
