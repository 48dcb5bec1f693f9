// When a schedule is due: at round multiples of a span, or as a cron expression says by the clock of a time zone.
import { ForesightError } from '@foresight/contracts';
import { CronExpressionParser } from 'cron-parser';

export interface Cadence {
  /** e.g. '6h' */
  readonly every?: string | undefined;
  /** Five fields. */
  readonly cron?: string | undefined;
  readonly timeZone: string;
}

const MINUTE = 60_000;
const UNITS: Readonly<Record<string, number>> = {
  m: MINUTE,
  h: 60 * MINUTE,
  d: 24 * 60 * MINUTE,
  w: 7 * 24 * 60 * MINUTE,
};
/** 5 January 1970: weeks begin on Mondays. */
const FIRST_MONDAY = 4 * UNITS.d!;

/**
 * The first due time after a moment. A local time that the clock leaps over counts as the moment after the leap, one that
 * comes twice counts once.
 * @throws {ForesightError} bad_request for none or both of the two forms, an expression or a zone that is none
 */
export function nextDue({ every, cron, timeZone }: Cadence, after: Date): Date {
  if ((every === undefined) === (cron === undefined)) {
    throw new ForesightError(
      'bad_request',
      `a schedule has either 'every' or 'cron', not ${every ? 'both' : 'neither'}`,
      {
        fix: "write every: '6h', or cron: '0 6 * * *'",
      },
    );
  }
  return every === undefined ? nextByCron(cron!, timeZone, after) : nextMultiple(every, after);
}

function nextMultiple(every: string, after: Date): Date {
  const [, count, unit] = /^([1-9]\d{0,3})([mhdw])$/.exec(every) ?? [];
  const span = Number(count) * (UNITS[unit ?? ''] ?? Number.NaN);
  if (!Number.isFinite(span)) {
    throw new ForesightError('bad_request', `'${every}' is no span`, { fix: 'write 15m, 6h, 1d or 2w' });
  }
  const origin = unit === 'w' ? FIRST_MONDAY : 0;
  return new Date(origin + (Math.floor((after.getTime() - origin) / span) + 1) * span);
}

function nextByCron(cron: string, timeZone: string, after: Date): Date {
  // The library would take six fields for one with seconds.
  const fields = cron.trim().split(/\s+/).length;
  if (fields !== 5) {
    throw new ForesightError('bad_request', `the cron expression '${cron}' has ${fields} fields, not 5`, {
      fix: 'write minute, hour, day of the month, month, day of the week: 0 6 * * 1-5',
    });
  }
  try {
    return CronExpressionParser.parse(cron, { currentDate: after, tz: timeZone }).next().toDate();
  } catch (error) {
    throw new ForesightError(
      'bad_request',
      `the cron expression '${cron}' in ${timeZone} cannot be read: ${(error as Error).message}`,
      { fix: 'write five fields such as 0 6 * * 1-5, and an IANA time zone such as Europe/Berlin', cause: error },
    );
  }
}
