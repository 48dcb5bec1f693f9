// The ways a file may write time, and how to tell which way one text is written.

import { dayStart, timeOfDay } from './calendar.ts';

export type StampKind =
  | 'date'
  | 'slash date'
  | 'month name'
  | 'compact date'
  | 'epoch seconds'
  | 'epoch milliseconds'
  | 'epoch microseconds'
  | 'epoch nanoseconds'
  | 'year'
  | 'index';

const TIME = String.raw`(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s?(Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?`;
const DATE = new RegExp(String.raw`^(\d{4})-(\d{1,2})(?:-(\d{1,2})${TIME})?$`, 'i');
const SLASH_DATE = new RegExp(String.raw`^(\d{4})/(\d{1,2})/(\d{1,2})${TIME}$`, 'i');
const MONTH_NAME = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i;
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR = /^\d{4}$/;
const INDEX = /^-?\d{1,8}$/;
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const EPOCH_KINDS = ['epoch seconds', 'epoch milliseconds', 'epoch microseconds', 'epoch nanoseconds'] as const;
const YEAR_COLUMNS: ReadonlySet<string> = new Set(['year', 'date']);

/**
 * Epoch units by number of digits: 10 or 11 are seconds, to 14 milliseconds, to 17 microseconds, to 19 nanoseconds.
 * The last `drop` digits lie below a millisecond and are cut off; then `ms` milliseconds are one.
 */
export const EPOCH_UNITS: Readonly<Partial<Record<StampKind, EpochUnit>>> = {
  'epoch seconds': { from: 10, to: 11, drop: 0, ms: 1000 },
  'epoch milliseconds': { from: 12, to: 14, drop: 0, ms: 1 },
  'epoch microseconds': { from: 15, to: 17, drop: 3, ms: 1 },
  'epoch nanoseconds': { from: 18, to: 19, drop: 6, ms: 1 },
};

export interface EpochUnit {
  readonly from: number;
  readonly to: number;
  readonly drop: number;
  readonly ms: number;
}

/**
 * How a time is written; undefined when it is no time we know.
 * @param column name of the column in lower case: four digits are a year under `year` and `date`, an index elsewhere
 */
export function stampKind(text: string, column: string): StampKind | undefined {
  const kinds: readonly StampKind[] = /^-?\d+$/.test(text)
    ? [...(YEAR_COLUMNS.has(column) ? (['year'] as const) : []), ...EPOCH_KINDS]
    : ['date', 'slash date', 'month name'];
  const found = kinds.find(kind => !Number.isNaN(readStamp(kind, text)));
  if (found !== undefined) return found;
  // Eight digits that spell a day of these two centuries are that day: an index does not start in the millions.
  const spelled = COMPACT_DATE.test(text) && text >= '19000101' && text < '21000101';
  if (spelled && !Number.isNaN(readStamp('compact date', text))) return 'compact date';
  return INDEX.test(text) ? 'index' : undefined;
}

/** A time of a known kind: epoch milliseconds (whole, the rest is cut off), or the number itself for an index; NaN if not. */
export function readStamp(kind: StampKind, text: string): number {
  switch (kind) {
    case 'date':
      return dateAndTime(DATE.exec(text));
    case 'slash date':
      return dateAndTime(SLASH_DATE.exec(text));
    case 'month name':
      return monthName(text);
    case 'compact date':
      return dateAndTime(COMPACT_DATE.exec(text));
    case 'year':
      return YEAR.test(text) ? dayStart(Number(text), 1, 1) : Number.NaN;
    case 'index':
      return INDEX.test(text) ? Number(text) : Number.NaN;
    default:
      return epoch(EPOCH_UNITS[kind], text);
  }
}

function dateAndTime(match: RegExpExecArray | null): number {
  if (match === null) return Number.NaN;
  const [, year, month, day = '1', hour = '0', minute = '0', second = '0', fraction = '', zone = ''] = match;
  const millis = Number(fraction.padEnd(3, '0').slice(0, 3));
  const time = timeOfDay(Number(hour), Number(minute), Number(second)) + millis;
  return dayStart(Number(year), Number(month), Number(day)) + time - zoneOffset(zone);
}

/** Milliseconds that a zone such as `+05:30` is ahead of UTC; NaN when there is no such zone. */
function zoneOffset(zone: string): number {
  if (zone === '' || /^(?:z|utc)$/i.test(zone)) return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const size = timeOfDay(Number(digits.slice(0, 2)), Number(digits.slice(2)), 0);
  return zone.startsWith('-') ? -size : size;
}

function monthName(text: string): number {
  const match = MONTH_NAME.exec(text);
  if (match === null) return Number.NaN;
  const word = match[1]!.toLowerCase();
  const month = MONTHS.findIndex(name => name.startsWith(word)) + 1;
  return dayStart(Number(match[3]), month, Number(match[2]));
}

function epoch(unit: EpochUnit | undefined, text: string): number {
  if (unit === undefined || !/^\d+$/.test(text) || text.length < unit.from || text.length > unit.to) return Number.NaN;
  return Number(text.slice(0, text.length - unit.drop)) * unit.ms;
}
