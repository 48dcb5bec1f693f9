// Events out of records and files: which column means what, which text is no event and why.
// The only place where a source's words become ours.
export { type CanonicalEvent, canonicalEvent, type RawEvent } from './canonical-event.ts';
export { parseEventColumns } from './column-words.ts';
export { EVENT_FIELDS, type EventColumnNames } from './event-columns.ts';
export { EventFault, type EventField } from './event-fault.ts';
export { type EventFile, type EventFileBatch, openEventFile, type RejectedRow } from './event-file.ts';
