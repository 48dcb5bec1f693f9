// Texts that Postgres can keep and that mean the same wherever they are compared.
import { EventFault, type EventField } from './event-fault.ts';

/**
 * @returns the text without blanks around it; undefined for absent, null and empty
 * @throws {EventFault} for other types, texts too long, NUL and halves of surrogate pairs: an id that is mended would be
 * somebody else's
 */
export function keptText(raw: unknown, field: EventField, most: number): string | undefined {
  if (raw === undefined || raw === null) return undefined;
  if (typeof raw !== 'string' && typeof raw !== 'number') {
    throw new EventFault(field, `${field} is of type ${Array.isArray(raw) ? 'array' : typeof raw}: write a text`);
  }
  const text = String(raw).trim();
  if (text === '') return undefined;
  if (text.length > most) {
    throw new EventFault(field, `${field} has ${text.length} characters, at most ${most} are kept: shorten it`);
  }
  if (text.includes('\0')) throw new EventFault(field, `${field} has a NUL character (\\u0000) in it: remove it`);
  if (!text.isWellFormed()) {
    throw new EventFault(field, `${field} has half of a surrogate pair in it: the text was cut inside a character`);
  }
  return text;
}
