// Events of a question, from the texts of days and moments to spans of time.
import { type EventAnswer, ForesightError, MOMENT } from '@foresight/contracts';
import { type CalendarEvent, DAY } from '@foresight/models';
import { momentOf } from './zoned-time.ts';

const FORM = new RegExp(MOMENT);

/**
 * @param zone whose days and whose clock are meant where a text names none
 * @throws {ForesightError} bad_request for a day that does not exist, or an end that is not after the beginning
 */
export function ownEvents(events: readonly EventAnswer[], zone: string): CalendarEvent[] {
  return events.map(event => {
    const from = momentIn(event.from, event, zone);
    const to = endOf(event, zone);
    if (to > from) return { name: event.name, from, to };
    throw refused(event, `it ends ${event.to ?? event.from}, which is not after its beginning ${event.from}`, {
      fix: 'let `to` be the last day, or a moment after `from`',
    });
  });
}

/** A day is over when the next one begins; without an end an event lasts its day, or from its moment one day. */
function endOf(event: EventAnswer, zone: string): number {
  const { from, to = from } = event;
  const wholeDays = to.length === 10 || event.to === undefined;
  return momentIn(to, event, zone, wholeDays ? DAY : 0);
}

/** @param later milliseconds on the clock, so that a day of 23 hours is one */
function momentIn(text: string, event: EventAnswer, zone: string, later = 0): number {
  const parts = FORM.exec(text);
  const wall = parts ? wallOf(parts) : Number.NaN;
  if (!parts || Number.isNaN(wall))
    throw refused(event, `there is no such time as ${text}`, {
      fix: 'write a day as 2026-11-27, or a moment as 2026-11-27T18:00 or 2026-11-27T17:00:00Z',
    });
  const offset = parts[8];
  return offset === undefined ? momentOf(zone, wall + later) : wall + later - offsetMs(offset);
}

/** NaN for the 30th of February and the 25th hour. */
function wallOf([, ...parts]: RegExpExecArray): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(0, 6)
    .map(part => Number(part ?? 0));
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, Number((parts[6] ?? '').padEnd(3, '0')));
  const read = new Date(wall);
  const same = read.getUTCMonth() === month - 1 && read.getUTCDate() === day && read.getUTCHours() === hour;
  return same && minute < 60 && second < 60 ? wall : Number.NaN;
}

function offsetMs(text: string): number {
  if (text === 'Z') return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(-2))];
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

const refused = ({ name }: EventAnswer, why: string, facts: { fix: string }) =>
  new ForesightError('bad_request', `event '${name}': ${why}`, facts);
