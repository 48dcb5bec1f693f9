// One raw record into the canonical event, or the reason why it is none. Knows no file: sources of every kind come here.
import { EARLIEST_EVENT, EVENT_CLOCK_AHEAD, EVENT_LIMITS } from '@foresight/contracts';
import { parseNumber } from '../metric/decimal.ts';
import { cleanProps } from './clean-props.ts';
import { EventFault, type EventField } from './event-fault.ts';
import { keptText } from './kept-text.ts';

/** A record in the words of PersonEvent: texts, or numbers and objects where the source has types. */
export type RawEvent = { readonly [F in EventField]?: unknown };

/** As PersonEvent, with the time in epoch milliseconds and properties as JSON text. */
export interface CanonicalEvent {
  readonly id: string | undefined;
  readonly user_id: string | undefined;
  readonly anonymous_id: string | undefined;
  readonly name: string;
  readonly ts: number;
  readonly session_id: string | undefined;
  readonly platform: string | undefined;
  readonly channel: string | undefined;
  readonly campaign: string | undefined;
  readonly value: number | undefined;
  readonly currency: string | undefined;
  readonly props: string | undefined;
}

const { id: ID, name: NAME, word: WORD } = EVENT_LIMITS;
const CURRENCY = /^[A-Z]{3}$/;

/**
 * @param ts the record's time in epoch milliseconds; NaN where it could not be read
 * @param now epoch milliseconds, to tell clocks that are far off
 * @throws {EventFault} naming the first field that is wrong
 */
export function canonicalEvent(raw: RawEvent, ts: number, now: number): CanonicalEvent {
  const user_id = keptText(raw.user_id, 'user_id', ID);
  const anonymous_id = keptText(raw.anonymous_id, 'anonymous_id', ID);
  if (user_id === undefined && anonymous_id === undefined) throw nobody();
  const name = keptText(raw.name, 'name', NAME);
  if (name === undefined) throw new EventFault('name', 'the name of the event is missing: fill it, or drop the row');
  checkTime(raw.ts, ts, now);
  const value = amountOf(raw.value);
  return {
    id: keptText(raw.id, 'id', ID),
    user_id,
    anonymous_id,
    name,
    // Whole milliseconds, so that a time is the same wherever it is kept.
    ts: Math.floor(ts),
    session_id: keptText(raw.session_id, 'session_id', ID),
    platform: keptText(raw.platform, 'platform', WORD),
    channel: keptText(raw.channel, 'channel', WORD),
    campaign: keptText(raw.campaign, 'campaign', WORD),
    value,
    currency: currencyOf(raw.currency, value),
    props: cleanProps(raw.props),
  };
}

const nobody = () =>
  new EventFault('user_id', 'nobody did it: both user_id and anonymous_id are missing; an event needs one of them');

function checkTime(raw: unknown, ts: number, now: number): void {
  if (Number.isNaN(ts)) {
    const missing = raw === undefined || raw === null || raw === '';
    const what = missing ? 'the time is missing' : `${JSON.stringify(raw).slice(0, 60)} is no time that can be read`;
    throw new EventFault('ts', `${what}: write it as 2024-01-31T13:00:00Z, or as epoch seconds or milliseconds`);
  }
  if (ts < EARLIEST_EVENT) {
    throw new EventFault('ts', `${isoOf(ts)} is before 1990: check the unit of the time`);
  }
  if (ts > now + EVENT_CLOCK_AHEAD) {
    const days = Math.round((ts - now) / 86_400_000);
    throw new EventFault('ts', `${isoOf(ts)} is ${days} days ahead of this clock: check the clock of the sender`);
  }
}

function isoOf(ts: number): string {
  return Math.abs(ts) <= 8.64e15 ? new Date(ts).toISOString() : `time ${ts} ms`;
}

/** Absent and missing marks give undefined. */
function amountOf(raw: unknown): number | undefined {
  if (raw === undefined || raw === null) return undefined;
  const value = typeof raw === 'number' ? raw : typeof raw === 'string' ? parseNumber(raw) : 'text';
  if (value === 'missing') return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return value === 0 ? 0 : value;
  const why = value === 'infinite' || typeof value === 'number' ? 'not finite' : 'no number';
  throw new EventFault('value', `${JSON.stringify(raw)?.slice(0, 60)} is ${why}: write a decimal number such as 12.50`);
}

function currencyOf(raw: unknown, value: number | undefined): string | undefined {
  const currency = keptText(raw, 'currency', WORD)?.toUpperCase();
  if (currency === undefined || value === undefined) return undefined;
  if (CURRENCY.test(currency)) return currency;
  throw new EventFault('currency', `${JSON.stringify(currency)} is no currency: write three letters such as EUR`);
}
