// Unpacked buckets, the latest used ones, up to a number of bytes. Each is named by the segments it was made of, so
// what it holds is never older than what is stored.
import { bytesOf, type EventColumns, type OptionalColumn } from '../event-columns.ts';
import type { SegmentName } from '../segment.repository.ts';

interface Kept {
  /** Months that it covers, both included. */
  readonly from: number;
  readonly to: number;
  readonly segments: readonly SegmentName[];
  readonly wanted: ReadonlySet<OptionalColumn>;
  readonly columns: EventColumns;
  readonly bytes: number;
}

export interface BucketWish {
  readonly workspaceId: string;
  readonly bucket: number;
  readonly from: number;
  readonly to: number;
  /** Of the bucket in these months, as they are stored now. */
  readonly segments: readonly SegmentName[];
  readonly wanted: readonly OptionalColumn[];
}

const nameOf = ({ workspaceId, bucket }: BucketWish) => `${workspaceId}/${bucket}`;

export class BucketCache {
  readonly #most: number;
  #bytes = 0;
  /** The latest used last. */
  readonly #kept = new Map<string, Kept>();

  /** @param most bytes; 0 keeps nothing */
  constructor(most: number) {
    this.#most = most;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** The bucket, when it is kept with all columns and months of the wish, as they are stored now. */
  find(wish: BucketWish): EventColumns | undefined {
    const kept = this.#kept.get(nameOf(wish));
    if (!kept || !covers(kept, wish)) return undefined;
    this.#kept.delete(nameOf(wish));
    this.#kept.set(nameOf(wish), kept);
    return kept.columns;
  }

  /** Columns that the bucket is kept with; those of a reader before are worth having again. */
  columnsOf(wish: BucketWish): readonly OptionalColumn[] {
    const kept = this.#kept.get(nameOf(wish));
    return [...new Set([...wish.wanted, ...(kept?.wanted ?? [])])];
  }

  keep(wish: BucketWish, columns: EventColumns): void {
    const { from, to, segments, wanted } = wish;
    this.#drop(nameOf(wish));
    const bytes = bytesOf(columns);
    if (bytes > this.#most) return;
    this.#kept.set(nameOf(wish), { from, to, segments, wanted: new Set(wanted), columns, bytes });
    this.#bytes += bytes;
    for (const name of this.#kept.keys()) {
      if (this.#bytes <= this.#most) break;
      this.#drop(name);
    }
  }

  #drop(name: string): void {
    this.#bytes -= this.#kept.get(name)?.bytes ?? 0;
    this.#kept.delete(name);
  }
}

function covers(kept: Kept, wish: BucketWish): boolean {
  if (kept.from > wish.from || kept.to < wish.to) return false;
  if (!wish.wanted.every(column => kept.wanted.has(column))) return false;
  const own = kept.segments.filter(({ month }) => month >= wish.from && month <= wish.to);
  return own.length === wish.segments.length && own.every(({ seq }, k) => seq === wish.segments[k]!.seq);
}
