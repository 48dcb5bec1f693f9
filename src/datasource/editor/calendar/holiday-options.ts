// Holiday calendars as choices.
import type { HolidayCalendarAnswer } from '@foresight/contracts';
import type { ComboboxOption } from '@grafana/ui';
import { mayHoldVariable } from '../../query/index.ts';

/** Stands for the empty list: no code is like it. */
export const NO_HOLIDAYS = '—';

/** "Germany, Bayern" with its code below; countries before their regions. */
export function calendarOptions(calendars: readonly HolidayCalendarAnswer[]): ComboboxOption[] {
  const named = calendars.map(({ code, country, region }) => ({
    value: code,
    label: region === null ? country : `${country}, ${region}`,
    description: code,
  }));
  return [{ value: NO_HOLIDAYS, label: 'No holidays' }, ...named.sort((a, b) => compare(a.label, b.label))];
}

const { compare } = new Intl.Collator('en');

/** Why the service will refuse; undefined while the calendars are not known. */
export function unknownCalendar(
  codes: readonly string[] = [],
  calendars: readonly HolidayCalendarAnswer[],
): string | undefined {
  if (calendars.length === 0) return undefined;
  const known = new Set(calendars.map(({ code }) => code.toLowerCase()));
  const unknown = codes.find(code => !known.has(code.toLowerCase()) && !mayHoldVariable(code));
  return unknown === undefined ? undefined : `There is no holiday calendar '${unknown}'`;
}
