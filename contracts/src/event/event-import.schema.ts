// A file of events, and what became of it.
import { type Static, Type } from 'typebox';
import { Nullable, Page, Time, Uuid } from '../common.schema.ts';

export const EventRejectSchema = Type.Object(
  {
    row: Type.Integer({ description: 'Line of the file, 1-based; the header is row 1' }),
    column: Nullable(Type.String({ description: 'The column that is wrong; null: the row as a whole' })),
    reason: Type.String({ description: 'What is wrong, and the way out' }),
    raw: Type.String({ description: 'The beginning of the row' }),
  },
  { $id: 'EventReject', additionalProperties: false },
);
export type EventReject = Static<typeof EventRejectSchema>;

export const EventRejectList = Page(EventRejectSchema, 'EventRejectList');

export const EventCountsSchema = Type.Object(
  {
    rows: Type.Integer({ description: 'Rows that were read' }),
    stored: Type.Integer({ description: 'New events' }),
    duplicates: Type.Integer({ description: 'Events that were stored already, or stood twice' }),
    rejected: Type.Integer({ description: 'Rows that are no event; each is kept with its reason' }),
    people_new: Type.Integer({ description: 'Ids of people and devices that were not known' }),
  },
  { $id: 'EventCounts', additionalProperties: false },
);
export type EventCounts = Static<typeof EventCountsSchema>;

export const EventImportSchema = Type.Object(
  {
    id: Uuid,
    file_name: Type.String(),
    sha256: Type.String({ description: 'Content hash of the file, hex' }),
    columns: Type.Unsafe<Record<string, string>>(
      Type.Object({}, { additionalProperties: Type.String(), description: 'Field of the event to column of the file' }),
    ),
    counts: EventCountsSchema,
    first_time: Nullable(Time),
    last_time: Nullable(Time),
    created_at: Time,
    finished_at: Nullable(Time),
    repeated: Type.Boolean({ description: 'The same file was read whole before; nothing was done' }),
    rejects: Type.Array(EventRejectSchema, { description: 'The first of them' }),
  },
  { $id: 'EventImport', additionalProperties: false },
);
export type EventImportAnswer = Static<typeof EventImportSchema>;
export const EventImportList = Page(EventImportSchema, 'EventImportList');
