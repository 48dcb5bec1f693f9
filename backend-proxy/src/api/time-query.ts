// Times as clients send them, to epoch milliseconds.
import { ForesightError } from '@foresight/contracts';

/** Beyond this (1684 to 2255) the database cannot hold milliseconds exactly. */
const TIME_LIMIT = 9e12;

/**
 * @param text ISO 8601, checked by its schema; a leap second passes there and is no time here
 * @param field where it was, for the message
 * @throws {ForesightError} bad_request
 */
export function timeFrom(text: string, field: string): number {
  const ms = Date.parse(text);
  if (Math.abs(ms) <= TIME_LIMIT) return ms;
  throw new ForesightError('bad_request', `${field} '${text}' is no time from 1685 to 2254`, {
    fix: 'write UTC times such as 2024-01-31T13:00:00Z',
  });
}
