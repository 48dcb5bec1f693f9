// Columns of a file as people name them: user_id=CustomerNumber.
import { ForesightError } from '@foresight/contracts';
import { EVENT_FIELDS, type EventColumnNames } from './event-columns.ts';
import type { EventField } from './event-fault.ts';

/** @throws {ForesightError} bad_request for a field that is none, or named twice */
export function parseEventColumns(words: readonly string[]): EventColumnNames {
  const columns: Partial<Record<EventField, string>> = {};
  for (const word of words) {
    const at = word.indexOf('=');
    const field = EVENT_FIELDS.find(name => name === word.slice(0, Math.max(0, at)).trim());
    const column = word.slice(at + 1).trim();
    if (field === undefined || column === '') {
      throw new ForesightError('bad_request', `'${word}' does not name the column of a field`, {
        fix: `write FIELD=COLUMN with one of the fields ${EVENT_FIELDS.join(', ')}`,
      });
    }
    if (columns[field] !== undefined) {
      throw new ForesightError('bad_request', `the column of ${field} is named twice`, { fix: 'name it once' });
    }
    columns[field] = column;
  }
  return columns;
}
