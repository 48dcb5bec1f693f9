// What a caller may ask for, checked once and turned into a plan of whole UTC days.

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
const MAX_PEOPLE = 1_000_000;
const MAX_MONTHS = 120;
const DEFAULT_PEOPLE = 400;

export interface NorthlightOptions {
  /** Exclusive end of the window: an ISO date, or an ISO date-time at midnight UTC. The clock is never read. */
  readonly end: string;
  /** Whole number, 0 to 4294967295; default 1. */
  readonly seed?: number;
  /** Number of people who sign up (visitors who never do come on top); default 400. Give this or `events`. */
  readonly people?: number;
  /** Target number of events: the number of people is chosen to come near it (within about 15 %). */
  readonly events?: number;
  /** Length of the window in calendar months; default 18. */
  readonly months?: number;
}

export interface NorthlightPlan {
  readonly seed: number;
  readonly people: number;
  readonly months: number;
  /** First instant of the window, epoch ms, midnight UTC. */
  readonly start: number;
  /** Exclusive end, epoch ms, midnight UTC. */
  readonly end: number;
  readonly days: number;
}

/** Options with every default filled in; exactly one of `people` and `events` is a number. */
export interface CheckedOptions extends Omit<NorthlightPlan, 'people'> {
  readonly people: number | null;
  readonly events: number | null;
}

/**
 * Checks the options and fills in the defaults.
 * @throws RangeError that names the option, the number given and the numbers allowed
 */
export function checkOptions(options: NorthlightOptions): CheckedOptions {
  if (options.people !== undefined && options.events !== undefined) {
    throw new RangeError(
      `people (${options.people}) and events (${options.events}) exclude each other: give the number of people, or the number of events and let it choose the people.`,
    );
  }
  const seed = whole('seed', options.seed ?? 1, 0, 0xffffffff);
  const months = whole('months', options.months ?? 18, 1, MAX_MONTHS);
  const events = options.events === undefined ? null : whole('events', options.events, 1, Number.MAX_SAFE_INTEGER);
  const people = events === null ? whole('people', options.people ?? DEFAULT_PEOPLE, 1, MAX_PEOPLE) : null;
  const end = midnight(options.end);
  const start = monthsBefore(end, months);
  return { seed, people, events, months, start, end, days: Math.round((end - start) / DAY) };
}

/** The largest number of people a plan may hold; a target of events is held to it too. */
export function checkPeople(people: number, events: number): number {
  if (people <= MAX_PEOPLE) return people;
  throw new RangeError(
    `events ${events} would need ${people} people; at most ${MAX_PEOPLE}. Ask for fewer events or more months.`,
  );
}

function whole(name: string, value: number, min: number, max: number): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new RangeError(`${name} is ${value}; it must be a whole number from ${min} to ${max}.`);
}

function midnight(end: string): number {
  const ms = Date.parse(end);
  const iso = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(end);
  if (!iso || Number.isNaN(ms)) throw new RangeError(`end is "${end}"; it must be an ISO date such as 2026-07-01.`);
  if (ms % DAY !== 0) {
    throw new RangeError(
      `end is ${new Date(ms).toISOString()}, ${((ms % DAY) + DAY) % DAY} ms past midnight UTC; give a date alone, such as ${isoDay(ms)}.`,
    );
  }
  return ms;
}

/** The same day of the month, `months` earlier; a day that month lacks becomes its last day. */
function monthsBefore(end: number, months: number): number {
  const date = new Date(end);
  const month = date.getUTCMonth() - months;
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), lastDay));
}

/** `YYYY-MM-DD` of an instant, UTC. */
export function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
