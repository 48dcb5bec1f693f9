// Segments in Postgres: written, listed and read whole by those who change them.
import type { StoreTrx } from '../tables.ts';
import { ALL_COLUMNS, type EventColumns } from './event-columns.ts';
import { copyOut } from './event-rows.ts';
import { decodeSegment, SEGMENT_COLUMNS, type SegmentColumn, type WholeSegment } from './segment-codec.ts';

export interface PlacedSegment extends WholeSegment {
  readonly bucket: number;
}

/** About a megabyte a statement. */
const ROWS_A_STATEMENT = 200;
const NAMES = SEGMENT_COLUMNS.join(', ');
const ARRAYS = SEGMENT_COLUMNS.map((_, k) => `$${k + 5}::bytea[]`).join(', ');

export async function insertSegments(
  trx: StoreTrx,
  workspaceId: string,
  segments: readonly PlacedSegment[],
): Promise<void> {
  for (let from = 0; from < segments.length; from += ROWS_A_STATEMENT) {
    const part = segments.slice(from, from + ROWS_A_STATEMENT);
    await trx.client.query(
      `insert into analytics.event_segment (workspace_id, month, bucket, events, ${NAMES})
       select $1, t.* from unnest($2::int[], $3::smallint[], $4::int[], ${ARRAYS}) as t`,
      [
        workspaceId,
        part.map(segment => segment.month),
        part.map(segment => segment.bucket),
        part.map(segment => segment.events),
        ...SEGMENT_COLUMNS.map(column => part.map(segment => segment.data[column])),
      ],
    );
  }
}

export interface SegmentName {
  readonly month: number;
  readonly bucket: number;
  /** Text: a bigint. */
  readonly seq: string;
}

/** Segments of a workspace that cover these months (both included), by bucket, month and age. */
export async function listSegments(
  trx: StoreTrx,
  workspaceId: string,
  from: number,
  to: number,
): Promise<SegmentName[]> {
  const { rows } = await trx.client.query<SegmentName>(
    `select month, bucket, seq from analytics.event_segment where workspace_id = $1 and month between $2 and $3
     order by bucket, month, seq`,
    [workspaceId, from, to],
  );
  return rows;
}

/** The columns of one bucket's segments of the transaction's workspace in these months, as bytes: by month and age. @param columns what is fetched */
export async function fetchSegments(
  trx: StoreTrx,
  bucket: number,
  [from, to]: readonly [number, number],
  columns: readonly SegmentColumn[],
): Promise<FetchedSegment[]> {
  // COPY takes no parameters: numbers are numbers, and the workspace is what row-level security goes by.
  const read = await copyOut(
    trx,
    `select month, seq, events, ${columns.join(', ')} from analytics.event_segment
     where workspace_id = analytics.current_workspace() and bucket = ${Number(bucket)}
       and month between ${Number(from)} and ${Number(to)} order by month, seq`,
  );
  const segments: FetchedSegment[] = [];
  while (read.next()) {
    const [month, seq, events] = [read.int(), String(read.int()), read.int()];
    const data = Object.fromEntries(columns.map(column => [column, read.bytes()]));
    segments.push({ month, seq, events, data });
  }
  return segments;
}

export interface FetchedSegment {
  readonly month: number;
  readonly seq: string;
  readonly events: number;
  readonly data: Readonly<Partial<Record<SegmentColumn, Uint8Array>>>;
}

/** Takes all segments of a month and bucket out of the table. @returns them decoded, oldest first */
export async function takeSegments(
  trx: StoreTrx,
  workspaceId: string,
  month: number,
  bucket: number,
): Promise<EventColumns[]> {
  const segments = await fetchSegments(trx, bucket, [month, month], SEGMENT_COLUMNS);
  await trx.client.query(
    'delete from analytics.event_segment where workspace_id = $1 and month = $2 and bucket = $3 and seq = any($4::bigint[])',
    [workspaceId, month, bucket, segments.map(segment => segment.seq)],
  );
  return segments.map(segment => decodeSegment(segment, ALL_COLUMNS));
}
