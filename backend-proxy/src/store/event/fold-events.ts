// Folds rows into segments: every committed batch once, and its mark in the same transaction.
import type { Store, StoreTrx } from '../tables.ts';
import { ALL_COLUMNS, type EventColumns, newColumns } from './event-columns.ts';
import { type EventRows, groupRows, type RowGroup, readEventRows } from './event-rows.ts';
import { lockSegments } from './locks.ts';
import { mergeColumns } from './merge-columns.ts';
import { insertSegments, takeSegments } from './segment.repository.ts';
import { encodeSegment } from './segment-codec.ts';
import { SessionNumbers } from './session-numbers.ts';

/** Rows of one transaction: bounds memory (50 bytes each) and how long others wait. */
const ROWS_A_FOLD = 500_000;
/** With this many segments a month and bucket are made one again. */
const MOST_SEGMENTS = 8;

export interface Folded {
  readonly batches: number;
  readonly events: number;
}

interface Waiting {
  readonly id: string;
  readonly stored: number;
  readonly first_ts: Date;
  readonly last_ts: Date;
}

/** Folds what waits. A crash loses and repeats nothing. @returns what was folded */
export async function foldEvents(store: Store, workspaceId: string, signal?: AbortSignal): Promise<Folded> {
  let folded = { batches: 0, events: 0 };
  for (;;) {
    signal?.throwIfAborted();
    const step = await store.inWorkspace(workspaceId, trx => foldSome(trx, workspaceId));
    if (step.batches === 0) return folded;
    folded = { batches: folded.batches + step.batches, events: folded.events + step.events };
  }
}

/** Folds what waits in every workspace. */
export async function foldAllEvents(store: Store): Promise<Folded> {
  const { rows } = await store.asService(trx =>
    trx.client.query<{ id: string }>(
      'select distinct workspace_id as id from analytics.ingest_batch where folded_at is null',
    ),
  );
  let folded = { batches: 0, events: 0 };
  for (const { id } of rows) {
    const own = await foldEvents(store, id);
    folded = { batches: folded.batches + own.batches, events: folded.events + own.events };
  }
  return folded;
}

async function foldSome(trx: StoreTrx, workspaceId: string): Promise<Folded> {
  await lockSegments(trx, workspaceId);
  const batches = await waitingBatches(trx, workspaceId);
  if (batches.length === 0) return { batches: 0, events: 0 };
  const ids = batches.map(batch => batch.id);
  const most = batches.reduce((sum, batch) => sum + batch.stored, 0);
  const rows = await readEventRows(trx, rowsOf(batches), most);
  const { order, groups } = groupRows(rows);
  const segments = groups.map(group => ({
    ...encodeSegment(group.month, columnsOf(rows, order, group)),
    bucket: group.bucket,
  }));
  await insertSegments(trx, workspaceId, segments);
  await mergeMany(trx, workspaceId, groups);
  await trx.client.query(
    'update analytics.ingest_batch set folded_at = clock_timestamp() where id = any($1::bigint[])',
    [ids],
  );
  return { batches: ids.length, events: rows.ts.length };
}

/** The oldest that wait: at least one, and as many as a transaction takes. */
async function waitingBatches(trx: StoreTrx, workspaceId: string): Promise<Waiting[]> {
  const { rows } = await trx.client.query<Waiting>(
    `select id, stored, first_ts, last_ts from (
       select *, sum(stored) over (order by id) as running from (
         select id, stored, first_ts, last_ts from analytics.ingest_batch
         where workspace_id = $1 and folded_at is null order by id limit 1000) waiting) summed
     where running <= $2 or running = stored order by id`,
    [workspaceId, ROWS_A_FOLD],
  );
  return rows;
}

/** Their rows: by time as well, which leaves out the partitions that have none. */
function rowsOf(batches: readonly Waiting[]): string {
  const from = Math.min(...batches.map(batch => batch.first_ts.getTime()));
  const to = Math.max(...batches.map(batch => batch.last_ts.getTime()));
  const ids = batches.map(batch => BigInt(batch.id)).join(', ');
  return `workspace_id = analytics.current_workspace() and batch_id = any(array[${ids}]::bigint[])
    and ts between '${new Date(from).toISOString()}' and '${new Date(to).toISOString()}'`;
}

function columnsOf(rows: EventRows, order: Uint32Array, { from, to }: RowGroup): EventColumns {
  const sessions = new SessionNumbers();
  let people = 0;
  for (let k = from; k < to; k++) {
    if (k === from || rows.person[order[k]!] !== rows.person[order[k - 1]!]) people++;
  }
  const columns = newColumns(people, to - from, 0, ALL_COLUMNS);
  for (let k = from, p = -1, o = 0; k < to; k++, o++) {
    const i = order[k]!;
    if (o === 0 || rows.person[i] !== rows.person[order[k - 1]!]) columns.people[++p] = rows.person[i]!;
    columns.offset[p + 1] = o + 1;
    columns.ts[o] = rows.ts[i]!;
    columns.name[o] = rows.name[i]!;
    columns.session[o] = sessions.of(rows.sessionLow[i]!, rows.sessionHigh[i]!);
    columns.platform[o] = rows.platform[i]!;
    columns.channel[o] = rows.channel[i]!;
    columns.campaign[o] = rows.campaign[i]!;
    columns.value[o] = rows.value[i]!;
    columns.currency[o] = rows.currency[i]!;
  }
  return { ...columns, sessionKeys: sessions.keys };
}

/** Makes one segment of many where these months and buckets have become many. */
async function mergeMany(trx: StoreTrx, workspaceId: string, touched: readonly RowGroup[]): Promise<void> {
  const { rows } = await trx.client.query<{ month: number; bucket: number }>(
    `select s.month, s.bucket from unnest($2::int[], $3::int[]) as t(month, bucket)
     join analytics.event_segment s on s.workspace_id = $1 and s.month = t.month and s.bucket = t.bucket
     group by 1, 2 having count(*) > $4`,
    [workspaceId, touched.map(group => group.month), touched.map(group => group.bucket), MOST_SEGMENTS],
  );
  for (const { month, bucket } of rows) {
    const merged = mergeColumns(await takeSegments(trx, workspaceId, month, bucket), ALL_COLUMNS);
    await insertSegments(trx, workspaceId, [{ ...encodeSegment(month, merged), bucket }]);
  }
}
