// Goes over the events of everybody in worker threads: a small loop over typed arrays a bucket of people, whose parts
// the caller puts together. What waits to be folded is folded first, so that nothing acknowledged is missing.
import type { TaskRunner } from '../../../platform/worker-pool.ts';
import type { Store } from '../../tables.ts';
import type { OptionalColumn } from '../event-columns.ts';
import { foldEvents } from '../fold-events.ts';
import { monthOf } from '../months.ts';
import { type FetchedSegment, fetchSegments, listSegments, type SegmentName } from '../segment.repository.ts';
import type { SegmentColumn } from '../segment-codec.ts';
import { BucketCache, type BucketWish } from './bucket-cache.ts';
import type { PackedSegment, ScanAnswer, ScanTask } from './scan.worker.ts';

/** The module that worker threads load. */
export const EVENT_SCAN_WORKER = new URL('./scan.worker.ts', import.meta.url);

export interface EventWish {
  /** Epoch milliseconds, included; −Infinity: from the first event on. */
  readonly from: number;
  /** Excluded; Infinity: to the last event. */
  readonly to: number;
  /** Besides people, ts and name. */
  readonly columns: readonly OptionalColumn[];
}

/** A module whose default export is `(events: EventView, params) => part`; params and part are cloned between threads. */
export interface EventReducer<Params> {
  readonly module: URL;
  readonly params: Params;
}

export interface EventScan {
  /** @returns a part for each bucket that has events in these months, in the order of the buckets */
  scan<Part, Params = unknown>(
    workspaceId: string,
    wish: EventWish,
    reducer: EventReducer<Params>,
    signal?: AbortSignal,
  ): Promise<Part[]>;
  /** Bytes of buckets that are kept unpacked. */
  readonly cachedBytes: number;
}

export interface EventScanOptions {
  readonly store: Store;
  readonly runner: TaskRunner<ScanTask, ScanAnswer>;
  /** Bytes of buckets that are kept unpacked, about 20 an event. */
  readonly cacheBytes: number;
  /** Buckets under way at once; a few more than there are threads. */
  readonly atOnce: number;
}

/** Times a scan begins anew because segments were rewritten under it. */
const TRIES = 5;
const FAR = 1_000_000;

/** Segments were merged, or a person erased, between listing and fetching. */
class SegmentsMoved extends Error {}

export function openEventScan(options: EventScanOptions): EventScan {
  const cache = new BucketCache(options.cacheBytes);
  return {
    get cachedBytes() {
      return cache.bytes;
    },
    scan: async (workspaceId, wish, reducer, signal) => {
      await foldEvents(options.store, workspaceId, signal);
      for (let attempt = 1; ; attempt++) {
        try {
          return (await new Scan(options, cache, workspaceId, wish, reducer, signal).run()) as never;
        } catch (error) {
          if (!(error instanceof SegmentsMoved) || attempt === TRIES) throw error;
        }
      }
    },
  };
}

class Scan {
  readonly #options: EventScanOptions;
  readonly #cache: BucketCache;
  readonly #workspaceId: string;
  readonly #wish: EventWish;
  readonly #reducer: EventReducer<unknown>;
  readonly #signal: AbortSignal | undefined;

  constructor(
    options: EventScanOptions,
    cache: BucketCache,
    workspaceId: string,
    wish: EventWish,
    reducer: EventReducer<unknown>,
    signal: AbortSignal | undefined,
  ) {
    this.#options = options;
    this.#cache = cache;
    this.#workspaceId = workspaceId;
    this.#wish = wish;
    this.#reducer = reducer;
    this.#signal = signal;
  }

  async run(): Promise<unknown[]> {
    const [from, to] = this.#months();
    const listed = await this.#options.store.inWorkspace(this.#workspaceId, trx =>
      listSegments(trx, this.#workspaceId, from, to),
    );
    const wishes = [...Map.groupBy(listed, segment => segment.bucket)].map(([bucket, segments]) => ({
      workspaceId: this.#workspaceId,
      bucket,
      from,
      to,
      segments,
      wanted: this.#wish.columns,
    }));
    const parts: unknown[] = new Array(wishes.length);
    let next = 0;
    const lane = async () => {
      while (next < wishes.length) {
        const own = next++;
        parts[own] = await this.#bucket(wishes[own]!);
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.#options.atOnce, wishes.length) }, lane));
    return parts;
  }

  #months(): [number, number] {
    const { from, to } = this.#wish;
    return [Number.isFinite(from) ? monthOf(from) : -FAR, Number.isFinite(to) ? monthOf(to) : FAR];
  }

  async #bucket(wish: BucketWish): Promise<unknown> {
    this.#signal?.throwIfAborted();
    const { from, to } = this.#wish;
    const task = { from, to, reducer: this.#reducer.module.href, params: this.#reducer.params };
    const columns = this.#cache.find(wish);
    if (columns) return (await this.#options.runner.run({ ...task, columns, wanted: [] }, this.#signal)).part;
    const wanted = this.#cache.columnsOf(wish);
    const packed = await this.#fetch(wish, wanted);
    const { unpacked, part } = await this.#options.runner.run({ ...task, packed, wanted }, this.#signal);
    this.#cache.keep({ ...wish, wanted }, unpacked!);
    return part;
  }

  async #fetch({ bucket, from, to, segments }: BucketWish, wanted: readonly OptionalColumn[]) {
    const columns: SegmentColumn[] = ['people', 'ts', 'name', ...wanted];
    const fetched = await this.#options.store.inWorkspace(this.#workspaceId, trx =>
      fetchSegments(trx, bucket, [from, to], columns),
    );
    if (!same(fetched, segments)) throw new SegmentsMoved();
    return pack(fetched);
  }
}

function same(fetched: readonly FetchedSegment[], listed: readonly SegmentName[]): boolean {
  return fetched.length === listed.length && fetched.every(({ seq }, k) => seq === listed[k]!.seq);
}

/** Puts the bytes where threads see them without being sent them. */
function pack(fetched: readonly FetchedSegment[]): NonNullable<ScanTask['packed']> {
  const columns = fetched.flatMap(({ data }) => Object.values(data));
  const bytes = new SharedArrayBuffer(columns.reduce((sum, column) => sum + column.length, 0));
  const all = new Uint8Array(bytes);
  let at = 0;
  const segments = fetched.map(({ month, events, data }): PackedSegment => {
    const place = Object.entries(data).map(([column, own]) => {
      all.set(own, at);
      at += own.length;
      return [column, [at - own.length, own.length]];
    });
    return { month, events, place: Object.fromEntries(place) };
  });
  return { bytes, segments };
}
