// What a schema cannot say of a question's options: that the limits are in order, that zones and calendars exist.
import { type FitOptionsBlock, ForesightError, fitOptionsIn, type RegressorChoice } from '@foresight/contracts';
import { calendarNamed } from './holiday-calendars.ts';
import { ownEvents } from './own-events.ts';
import { isTimeZone } from './zoned-time.ts';

/**
 * The options with the codes of calendars as they are written, in order.
 * @throws {ForesightError} bad_request that says what is wrong, with the way out
 */
export function checkedFitOptions(given: FitOptionsBlock): FitOptionsBlock {
  const { bounds, time_zone, holidays, events, regressors } = given;
  if (bounds) refuseBounds(bounds);
  if (time_zone !== undefined) refuseTimeZone(time_zone);
  if (events) ownEvents(events, time_zone ?? 'UTC');
  if (regressors) refuseTwice(regressors);
  const codes = holidays?.map(code => calendarNamed(code).code);
  return fitOptionsIn({ ...given, ...(codes ? { holidays: [...new Set(codes)].sort() } : {}) });
}

function refuseBounds({ lower, upper }: NonNullable<FitOptionsBlock['bounds']>): void {
  if (lower === undefined || upper === undefined || lower < upper) return;
  throw new ForesightError('bad_request', `the lower limit ${lower} is not below the upper limit ${upper}`, {
    fix: 'exchange them, or give one alone',
  });
}

function refuseTimeZone(zone: string): void {
  if (isTimeZone(zone)) return;
  throw new ForesightError('bad_request', `there is no time zone '${zone}'`, {
    fix: 'use an IANA name such as Europe/Berlin, or UTC',
  });
}

/** "temperature", or "temperature{city=Berlin}" */
export function regressorName(choice: RegressorChoice): string {
  if (typeof choice === 'string') return choice;
  const labels = Object.entries(choice.labels ?? {}).map(([name, value]) => `${name}=${value}`);
  return labels.length > 0 ? `${choice.metric}{${labels.sort().join(', ')}}` : choice.metric;
}

function refuseTwice(regressors: readonly RegressorChoice[]): void {
  const names = regressors.map(regressorName);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined) return;
  throw new ForesightError('bad_request', `regressor ${twice} is named twice`, { fix: 'name it once' });
}
