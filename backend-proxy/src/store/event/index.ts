// People and what they did: rows that are the truth, and segments that readers go over.

export { type Erased, erasePerson } from './erase-person.ts';
export { type BatchAnswer, type EventBatch, writeEvents } from './event.writer.ts';
export type { OptionalColumn } from './event-columns.ts';
export { listEventImports, listRejects } from './event-import.repository.ts';
export { type EventImportRequest, importEvents } from './event-import.ts';
export { type Folded, foldAllEvents, foldEvents } from './fold-events.ts';
export { forgetEvents } from './forget-events.ts';
export { type ExternalId, externalIds } from './people.repository.ts';
export {
  EVENT_SCAN_WORKER,
  type EventReducer,
  type EventScan,
  type EventWish,
  openEventScan,
} from './scan/event-scan.ts';
export { type EventView, firstAt, viewOf } from './scan/event-view.ts';
export type { ScanAnswer, ScanTask } from './scan/scan.worker.ts';
export { listWords, type WordKind } from './words.repository.ts';
