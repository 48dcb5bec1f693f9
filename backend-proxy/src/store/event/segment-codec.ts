// Packs the events of one month and bucket into a byte string a column, about five bytes an event in all, and back.
//
// people    u32 people · u32 length · differences of ids · events of each
// ts        per event: from the month's begin for the first of a person, else from the event before
// session   u32 sessions · their keys · differences of numbers
// others    the numbers as they are (uint-codec.ts, value-codec.ts)
import { type EventColumns, newColumns, type OptionalColumn } from './event-columns.ts';
import { monthStart } from './months.ts';
import { decodeUints, encodeUints, unzigzag, zigzag } from './uint-codec.ts';
import { decodeValues, encodeValues } from './value-codec.ts';

export const SEGMENT_COLUMNS = [
  'people',
  'ts',
  'name',
  'session',
  'platform',
  'channel',
  'campaign',
  'value',
  'currency',
] as const;
export type SegmentColumn = (typeof SEGMENT_COLUMNS)[number];

export interface Segment {
  readonly month: number;
  readonly events: number;
  /** A column that was not fetched is absent. */
  readonly data: Readonly<Partial<Record<SegmentColumn, Uint8Array>>>;
}

export type WholeSegment = Segment & { readonly data: Readonly<Record<SegmentColumn, Buffer>> };

/** @param columns all of them, at least one event, all of this month */
export function encodeSegment(month: number, columns: EventColumns): WholeSegment {
  return {
    month,
    events: columns.ts.length,
    data: {
      people: encodePeople(columns),
      ts: encodeUints(timeSteps(columns, monthStart(month))),
      name: encodeUints(Uint32Array.from(columns.name)),
      session: encodeSessions(columns),
      platform: encodeUints(Uint32Array.from(columns.platform)),
      channel: encodeUints(Uint32Array.from(columns.channel)),
      campaign: encodeUints(columns.campaign),
      value: encodeValues(columns.value),
      currency: encodeUints(Uint32Array.from(columns.currency)),
    },
  };
}

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const readU32 = (data: Uint8Array, at: number): number =>
  new DataView(data.buffer, data.byteOffset).getUint32(at, true);

function encodePeople({ people, offset }: EventColumns): Buffer {
  const n = people.length;
  const ids = encodeUints(Uint32Array.from(people, (id, p) => id - (p > 0 ? people[p - 1]! : 0)));
  const counts = encodeUints(Uint32Array.from({ length: n }, (_, p) => offset[p + 1]! - offset[p]!));
  return Buffer.concat([u32(n), u32(ids.length), ids, counts]);
}

function timeSteps({ people, offset, ts }: EventColumns, start: number): Uint32Array {
  const steps = new Uint32Array(ts.length);
  for (let p = 0; p < people.length; p++) {
    let before = start;
    for (let i = offset[p]!; i < offset[p + 1]!; i++) {
      steps[i] = ts[i]! - before;
      before = ts[i]!;
    }
  }
  return steps;
}

function encodeSessions({ session, sessionKeys }: EventColumns): Buffer {
  const steps = Uint32Array.from(session, (s, i) => zigzag(s - (i > 0 ? session[i - 1]! : 0)));
  return Buffer.concat([u32(sessionKeys.length / 2), new Uint8Array(sessionKeys.slice().buffer), encodeUints(steps)]);
}

/**
 * @param wanted columns besides people, ts and name; those have to be among the segment's data
 * @throws {Error} when the bytes do not fit each other
 */
export function decodeSegment({ month, events, data }: Segment, wanted: ReadonlySet<OptionalColumn>): EventColumns {
  const people = readU32(data.people!, 0);
  const sessions = wanted.has('session') ? readU32(data.session!, 0) : 0;
  const columns = newColumns(people, events, sessions, wanted);
  decodePeople(data.people!, columns);
  decodeTimes(data.ts!, columns, monthStart(month));
  decodeUints(data.name!, columns.name);
  if (wanted.has('session')) decodeSessions(data.session!, columns, sessions);
  for (const column of ['platform', 'channel', 'campaign', 'currency'] as const) {
    if (wanted.has(column)) decodeUints(data[column]!, columns[column]);
  }
  if (wanted.has('value')) decodeValues(data.value!, columns.value);
  return columns;
}

function decodePeople(data: Uint8Array, { people, offset, ts }: EventColumns): void {
  const split = 8 + readU32(data, 4);
  const numbers = new Uint32Array(people.length);
  decodeUints(data.subarray(8, split), numbers);
  for (let p = 0, id = 0; p < people.length; p++) {
    id += numbers[p]!;
    people[p] = id;
  }
  decodeUints(data.subarray(split), numbers);
  for (let p = 0; p < people.length; p++) offset[p + 1] = offset[p]! + numbers[p]!;
  if (offset[people.length] !== ts.length) {
    throw new Error(`damaged segment: its people have ${offset[people.length]} events, it has ${ts.length}`);
  }
}

function decodeTimes(data: Uint8Array, { people, offset, ts }: EventColumns, start: number): void {
  const steps = new Uint32Array(ts.length);
  decodeUints(data, steps);
  for (let p = 0; p < people.length; p++) {
    let at = start;
    for (let i = offset[p]!; i < offset[p + 1]!; i++) {
      at += steps[i]!;
      ts[i] = at;
    }
  }
}

function decodeSessions(data: Uint8Array, { session, sessionKeys }: EventColumns, sessions: number): void {
  const keys = data.subarray(4, 4 + 8 * sessions);
  new Uint8Array(sessionKeys.buffer, sessionKeys.byteOffset).set(keys);
  decodeUints(data.subarray(4 + 8 * sessions), session);
  for (let i = 0, at = 0; i < session.length; i++) {
    at += unzigzag(session[i]!);
    session[i] = at;
  }
}
