// Entry of the worker threads: unpacks the segments of one bucket, or takes it unpacked, and hands it to a reducer.
import type { EventColumns, OptionalColumn } from '../event-columns.ts';
import { mergeColumns } from '../merge-columns.ts';
import { decodeSegment, type Segment, type SegmentColumn } from '../segment-codec.ts';
import { viewOf } from './event-view.ts';

/** A segment whose bytes lie in memory that threads share. */
export interface PackedSegment {
  readonly month: number;
  readonly events: number;
  /** Where a column begins and how long it is. */
  readonly place: Readonly<Partial<Record<SegmentColumn, readonly [number, number]>>>;
}

export interface ScanTask {
  /** To be unpacked, by month and age … */
  readonly packed?: { readonly bytes: SharedArrayBuffer; readonly segments: readonly PackedSegment[] };
  /** … or unpacked before. */
  readonly columns?: EventColumns;
  readonly wanted: readonly OptionalColumn[];
  readonly from: number;
  readonly to: number;
  /** Address of the module whose default export is the reducer. */
  readonly reducer: string;
  readonly params: unknown;
}

export interface ScanAnswer {
  /** What was unpacked, in memory that threads share. */
  readonly unpacked?: EventColumns;
  readonly part: unknown;
}

export default async function work(task: ScanTask): Promise<ScanAnswer> {
  const unpacked = task.packed && unpack(task.packed, new Set(task.wanted));
  const { default: reduce } = await import(task.reducer);
  const part: unknown = reduce(viewOf(unpacked ?? task.columns!, task.from, task.to), task.params);
  return unpacked ? { unpacked, part } : { part };
}

function unpack({ bytes, segments }: NonNullable<ScanTask['packed']>, wanted: ReadonlySet<OptionalColumn>) {
  const parts = segments.map(segment => decodeSegment(unplaced(segment, bytes), wanted));
  return mergeColumns(parts, wanted);
}

function unplaced({ month, events, place }: PackedSegment, bytes: SharedArrayBuffer): Segment {
  const columns = Object.entries(place).map(([column, [at, length]]) => [column, new Uint8Array(bytes, at, length)]);
  return { month, events, data: Object.fromEntries(columns) };
}
