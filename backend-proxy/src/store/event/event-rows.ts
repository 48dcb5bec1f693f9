// Rows of the event table as they come, in columns, and the order that segments want them in.
import type { Readable } from 'node:stream';
import { to as copyTo } from 'pg-copy-streams';
import type { StoreTrx } from '../tables.ts';
import { CopyReader } from './copy-rows.ts';
import { BUCKETS, MonthFinder, monthStart } from './months.ts';
import { orderBy } from './radix-order.ts';

/** Everything that `copy (…) to stdout` writes. @param query SQL with its values in it: COPY takes no parameters */
export async function copyOut(trx: StoreTrx, query: string): Promise<CopyReader> {
  const stream: Readable = trx.client.query(copyTo(`copy (${query}) to stdout (format binary)`));
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return new CopyReader(Buffer.concat(pieces));
}

/** Columns of equal length, in no order. Numbers of words: 0 is none. */
export class EventRows {
  readonly ts: Float64Array;
  readonly person: Uint32Array;
  readonly name: Uint16Array;
  readonly sessionLow: Uint32Array;
  readonly sessionHigh: Uint32Array;
  readonly platform: Uint16Array;
  readonly channel: Uint16Array;
  readonly campaign: Uint32Array;
  readonly currency: Uint16Array;
  readonly value: Float64Array;

  constructor(rows: number) {
    this.ts = new Float64Array(rows);
    this.person = new Uint32Array(rows);
    this.name = new Uint16Array(rows);
    this.sessionLow = new Uint32Array(rows);
    this.sessionHigh = new Uint32Array(rows);
    this.platform = new Uint16Array(rows);
    this.channel = new Uint16Array(rows);
    this.campaign = new Uint32Array(rows);
    this.currency = new Uint16Array(rows);
    this.value = new Float64Array(rows);
  }
}

/** In the order of EventRows.read. */
const SELECTED = 'ts, person_id, name_id, session_id, platform_id, channel_id, campaign_id, currency_id, value';

/** @param where SQL with its values in it @param rows how many rows that is at most */
export async function readEventRows(trx: StoreTrx, where: string, rows: number): Promise<EventRows> {
  const read = await copyOut(trx, `select ${SELECTED} from analytics.event where ${where}`);
  const all = new EventRows(rows);
  let i = 0;
  for (; read.next(); i++) {
    all.ts[i] = read.time();
    all.person[i] = read.int();
    all.name[i] = read.int();
    read.halves(all.sessionLow, all.sessionHigh, i);
    all.platform[i] = read.int();
    all.channel[i] = read.int();
    all.campaign[i] = read.int();
    all.currency[i] = read.int();
    all.value[i] = read.float8();
  }
  return i === rows ? all : cut(all, i);
}

function cut(all: EventRows, rows: number): EventRows {
  const fewer = new EventRows(rows);
  for (const key of Object.keys(all) as (keyof EventRows)[]) fewer[key].set(all[key].subarray(0, rows));
  return fewer;
}

/** Rows of one month and bucket, as a range of an order. */
export interface RowGroup {
  readonly month: number;
  readonly bucket: number;
  readonly from: number;
  readonly to: number;
}

/** Sorts by month, bucket, person, time and name. */
export function groupRows(rows: EventRows): { order: Uint32Array; groups: RowGroup[] } {
  const n = rows.ts.length;
  const place = new Uint32Array(n);
  const inMonth = new Uint32Array(n);
  const finder = new MonthFinder();
  for (let i = 0; i < n; i++) {
    const month = finder.of(rows.ts[i]!);
    place[i] = month * BUCKETS + (rows.person[i]! % BUCKETS);
    inMonth[i] = rows.ts[i]! - monthStart(month);
  }
  const order = orderBy([rows.name, inMonth, rows.person, place], n);
  const groups: RowGroup[] = [];
  for (let from = 0; from < n; ) {
    const own = place[order[from]!]!;
    let to = from + 1;
    while (to < n && place[order[to]!] === own) to++;
    groups.push({ month: Math.floor(own / BUCKETS), bucket: own % BUCKETS, from, to });
    from = to;
  }
  return { order, groups };
}
