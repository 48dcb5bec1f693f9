// Events in columns, sorted by person, time and name: what a segment holds, and what readers go over.

/** Columns that a reader may ask for; ts and name are always there. */
export const OPTIONAL_COLUMNS = ['session', 'platform', 'channel', 'campaign', 'value', 'currency'] as const;
export type OptionalColumn = (typeof OPTIONAL_COLUMNS)[number];

/** A column that was not asked for has no elements. */
export interface EventColumns {
  /** Ids, ascending. */
  readonly people: Int32Array;
  /** Events of person p are at offset[p] … offset[p + 1] − 1. */
  readonly offset: Uint32Array;
  /** Epoch milliseconds. Events of one moment are in the order of their names' numbers. */
  readonly ts: Float64Array;
  /** Numbers of names (event_word). */
  readonly name: Uint16Array;
  /** From 1 within these columns; 0: the event has none. A session may be in several places: sessions overlap. */
  readonly session: Uint32Array;
  /** Two halves (low, high) of the key of session s at 2(s − 1). */
  readonly sessionKeys: Uint32Array;
  /** Numbers of words; 0: none. */
  readonly platform: Uint16Array;
  readonly channel: Uint16Array;
  readonly campaign: Uint32Array;
  /** NaN: none. */
  readonly value: Float64Array;
  readonly currency: Uint16Array;
}

/** How many events. */
export const eventsIn = ({ ts }: EventColumns): number => ts.length;

type Memory = (bytes: number) => ArrayBufferLike;
const ordinary: Memory = bytes => new ArrayBuffer(bytes);
/** Seen by all threads without being copied. */
export const shared: Memory = bytes => new SharedArrayBuffer(bytes);

/** Empty columns of these sizes. */
export function newColumns(
  people: number,
  events: number,
  sessions: number,
  wanted: ReadonlySet<OptionalColumn>,
  memory: Memory = ordinary,
): EventColumns {
  const size = (column: OptionalColumn) => (wanted.has(column) ? events : 0);
  return {
    people: new Int32Array(memory(4 * people)),
    offset: new Uint32Array(memory(4 * (people + 1))),
    ts: new Float64Array(memory(8 * events)),
    name: new Uint16Array(memory(2 * events)),
    session: new Uint32Array(memory(4 * size('session'))),
    sessionKeys: new Uint32Array(memory(wanted.has('session') ? 8 * sessions : 0)),
    platform: new Uint16Array(memory(2 * size('platform'))),
    channel: new Uint16Array(memory(2 * size('channel'))),
    campaign: new Uint32Array(memory(4 * size('campaign'))),
    value: new Float64Array(memory(8 * size('value'))),
    currency: new Uint16Array(memory(2 * size('currency'))),
  };
}

export const bytesOf = (columns: EventColumns): number =>
  Object.values(columns).reduce((sum, column: ArrayBufferView) => sum + column.byteLength, 0);

export const ALL_COLUMNS: ReadonlySet<OptionalColumn> = new Set(OPTIONAL_COLUMNS);
