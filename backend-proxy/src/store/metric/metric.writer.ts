// Writes points: those before today into packed chunks, today's as rows. Last value wins.
import type { WriteCounts } from '@foresight/contracts';
import { CHANGES } from '../../platform/changes.ts';
import type { StoreTrx } from '../tables.ts';
import { decodeChunk, encodeChunk, type Points } from './chunk-codec.ts';
import { between, mergeAll, mergePoints, NO_POINTS, runFromRows } from './merge-points.ts';

/** The last time a Date can hold: later than any point. */
export const END_OF_TIME = 8.64e15;
/** Points a chunk holds at most: about 6 kB, 4,096 hours are 170 days. */
export const CHUNK_POINTS = 4_096;
/** Rows in one statement: keeps parameters and memory small. */
const ROWS_A_STATEMENT = 20_000;
const CHUNKS_A_STATEMENT = 256;

export interface SeriesPoints {
  readonly id: string;
  /** Strictly ascending in time. */
  readonly points: Points;
}

type Counts = Pick<WriteCounts, 'added' | 'changed' | 'unchanged'>;

interface ChunkRow {
  series_id: string;
  start_ts: Date;
  data: Buffer;
}

interface NewChunk {
  id: string;
  start: number;
  end: number;
  points: number;
  data: Buffer;
}

/** Midnight (UTC) that begins the day of `now`. */
export function startOfDay(now: Date): number {
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
}

/**
 * Writes one batch and says what changed. Takes the row lock of every series in it.
 * @param today points from this time (epoch ms) on stay rows until their day is folded
 */
export async function writePoints(
  trx: StoreTrx,
  workspaceId: string,
  batch: readonly SeriesPoints[],
  today: number,
): Promise<Counts> {
  await lockSeries(trx, batch);
  const closed = batch.map(({ id, points }) => ({ id, points: between(points, -Infinity, today) })).filter(hasPoints);
  const open = batch.map(({ id, points }) => ({ id, points: between(points, today, Infinity) })).filter(hasPoints);
  const a = await writeChunks(trx, workspaceId, closed, today);
  const b = await writeRows(trx, workspaceId, open, today);
  await updateSpan(trx, batch);
  return { added: a.added + b.added, changed: a.changed + b.changed, unchanged: a.unchanged + b.unchanged };
}

/** Moves points before `until` that are stored as rows into chunks: they say nothing new, so the series does not count as changed. */
export async function packPoints(
  trx: StoreTrx,
  workspaceId: string,
  batch: readonly SeriesPoints[],
  until: number,
): Promise<void> {
  await lockSeries(trx, batch);
  await writeChunks(trx, workspaceId, batch, until);
}

async function lockSeries(trx: StoreTrx, batch: readonly SeriesPoints[]): Promise<void> {
  const ids = batch.map(series => series.id);
  await trx.client.query('select from analytics.metric_series where id = any($1::bigint[]) order by id for update', [
    ids,
  ]);
}

const hasPoints = ({ points }: SeriesPoints) => points.ts.length > 0;

/** Appends points as rows without comparing them to what is there: the cheap way in for small pushes. */
export async function appendPoints(trx: StoreTrx, workspaceId: string, batch: readonly SeriesPoints[]): Promise<void> {
  await insertRows(trx, workspaceId, batch);
  await updateSpan(trx, batch);
}

async function updateSpan(trx: StoreTrx, batch: readonly SeriesPoints[]): Promise<void> {
  const filled = batch.filter(hasPoints);
  await trx.client.query(
    `with written as (
       update analytics.metric_series s
       set first_ts = least(s.first_ts, u.first), last_ts = greatest(s.last_ts, u.last), updated_at = clock_timestamp()
       from unnest($1::bigint[], $2::float8[], $3::float8[]) as t(id, first_ms, last_ms),
            lateral (select analytics.at_ms(first_ms) as first, analytics.at_ms(last_ms) as last) u
       where s.id = t.id returning s.workspace_id, s.metric)
     select pg_notify('${CHANGES}', workspace_id || '/' || metric)
     from (select distinct workspace_id, metric from written) changed`,
    [filled.map(s => s.id), filled.map(s => s.points.ts[0]), filled.map(s => s.points.ts.at(-1))],
  );
}

/** Chunks that the new points touch, and the last one before them when it still has room. */
async function chunksTouched(trx: StoreTrx, batch: readonly SeriesPoints[]): Promise<Map<string, ChunkRow[]>> {
  const { rows } = await trx.client.query<ChunkRow>(
    `with touched as (
       select id, analytics.at_ms(first_ms) as first, analytics.at_ms(last_ms) as last
       from unnest($1::bigint[], $2::float8[], $3::float8[]) as t(id, first_ms, last_ms))
     select c.series_id, c.start_ts, c.data from touched t
     join analytics.metric_chunk c on c.series_id = t.id and c.start_ts <= t.last
      and (c.end_ts >= t.first or c.points < $4 and c.start_ts = (
            select max(start_ts) from analytics.metric_chunk n where n.series_id = t.id and n.start_ts < t.first))
     order by c.series_id, c.start_ts`,
    [batch.map(s => s.id), batch.map(s => s.points.ts[0]), batch.map(s => s.points.ts.at(-1)), CHUNK_POINTS],
  );
  return Map.groupBy(rows, row => row.series_id);
}

/** Rows of these series that wait before `today`, taken out of the row table; of equal times the newest. */
async function takeRows(trx: StoreTrx, ids: readonly string[], today: number): Promise<Map<string, Points>> {
  const { rows } = await trx.client.query<{ series_id: string; ts: number; value: number }>(
    `with taken as (
       delete from analytics.metric_point where series_id = any($1::bigint[]) and ts < analytics.at_ms($2)
       returning series_id, ts, value, seq)
     select series_id, analytics.ms_of(ts) as ts, value from taken order by series_id, seq`,
    [ids, today],
  );
  return new Map(
    [...Map.groupBy(rows, row => row.series_id)].map(([id, own]) => [
      id,
      runFromRows(
        Float64Array.from(own, row => row.ts),
        Float64Array.from(own, row => row.value),
      ),
    ]),
  );
}

async function writeChunks(
  trx: StoreTrx,
  workspaceId: string,
  batch: readonly SeriesPoints[],
  today: number,
): Promise<Counts> {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  if (batch.length === 0) return counts;
  const waiting = await takeRows(
    trx,
    batch.map(s => s.id),
    today,
  );
  // The waiting rows are part of what is merged, so they decide which chunks are touched, too.
  const incoming = batch.map(({ id, points }) => ({ id, points: mergeAll([waiting.get(id) ?? NO_POINTS, points]) }));
  const touched = await chunksTouched(trx, incoming);
  const stale: { id: string; start: Date }[] = [];
  const grown: { id: string; by: number }[] = [];
  const fresh: NewChunk[] = [];
  for (const [i, { id, points }] of batch.entries()) {
    const rows = touched.get(id) ?? [];
    const stored = mergeAll(rows.map(row => decodeChunk(row.data)));
    const before = mergePoints(stored, waiting.get(id) ?? NO_POINTS);
    const merged = mergePoints(before.points, points);
    counts.added += merged.added;
    counts.changed += merged.changed;
    counts.unchanged += merged.unchanged;
    if (merged.added + merged.changed + before.added + before.changed === 0) continue;
    stale.push(...rows.map(row => ({ id, start: row.start_ts })));
    grown.push({ id, by: merged.points.ts.length - stored.ts.length });
    for (const chunk of packChunks(batch[i]!.id, merged.points)) fresh.push(chunk);
  }
  await replaceChunks(trx, workspaceId, stale, fresh);
  await trx.client.query(
    `update analytics.metric_series s set points = s.points + u.by
     from unnest($1::bigint[], $2::bigint[]) as u(id, by) where s.id = u.id`,
    [grown.map(g => g.id), grown.map(g => g.by)],
  );
  return counts;
}

function* packChunks(id: string, { ts, value }: Points): Generator<NewChunk> {
  for (let start = 0; start < ts.length; start += CHUNK_POINTS) {
    const part = { ts: ts.subarray(start, start + CHUNK_POINTS), value: value.subarray(start, start + CHUNK_POINTS) };
    yield { id, start: part.ts[0]!, end: part.ts.at(-1)!, points: part.ts.length, data: encodeChunk(part) };
  }
}

async function replaceChunks(
  trx: StoreTrx,
  workspaceId: string,
  stale: readonly { id: string; start: Date }[],
  fresh: readonly NewChunk[],
): Promise<void> {
  if (stale.length > 0) {
    await trx.client.query(
      `delete from analytics.metric_chunk c using unnest($1::bigint[], $2::timestamptz[]) as t(id, start)
       where c.series_id = t.id and c.start_ts = t.start`,
      [stale.map(s => s.id), stale.map(s => s.start)],
    );
  }
  for (let from = 0; from < fresh.length; from += CHUNKS_A_STATEMENT) {
    const part = fresh.slice(from, from + CHUNKS_A_STATEMENT);
    await trx.client.query(
      `insert into analytics.metric_chunk (workspace_id, series_id, start_ts, end_ts, points, data)
       select $1, id, analytics.at_ms(s), analytics.at_ms(e), n, d
       from unnest($2::bigint[], $3::float8[], $4::float8[], $5::int[], $6::bytea[]) as t(id, s, e, n, d)`,
      [
        workspaceId,
        part.map(c => c.id),
        part.map(c => c.start),
        part.map(c => c.end),
        part.map(c => c.points),
        part.map(c => c.data),
      ],
    );
  }
}

/** Today's points: only those that say something new become rows. */
async function writeRows(
  trx: StoreTrx,
  workspaceId: string,
  batch: readonly SeriesPoints[],
  today: number,
): Promise<Counts> {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  if (batch.length === 0) return counts;
  const { rows } = await trx.client.query<{ series_id: string; ts: number; value: number }>(
    `select series_id, analytics.ms_of(ts) as ts, value from analytics.metric_point
     where series_id = any($1::bigint[]) and ts >= analytics.at_ms($2) order by seq`,
    [batch.map(s => s.id), today],
  );
  const stored = new Map<string, number>(rows.map(row => [`${row.series_id}@${row.ts}`, row.value]));
  const news: SeriesPoints[] = [];
  for (const { id, points } of batch) {
    const keep = [...points.ts.keys()].filter(i => {
      const old = stored.get(`${id}@${points.ts[i]}`);
      const kind = old === undefined ? 'added' : Object.is(old, points.value[i]) ? 'unchanged' : 'changed';
      counts[kind]++;
      return kind !== 'unchanged';
    });
    news.push({
      id,
      points: {
        ts: Float64Array.from(keep, i => points.ts[i]!),
        value: Float64Array.from(keep, i => points.value[i]!),
      },
    });
  }
  await insertRows(trx, workspaceId, news);
  return counts;
}

async function insertRows(trx: StoreTrx, workspaceId: string, batch: readonly SeriesPoints[]): Promise<void> {
  const rows = batch.flatMap(({ id, points }) =>
    Array.from(points.ts, (ts, i) => ({ id, ts, value: points.value[i]! })),
  );
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const part = rows.slice(from, from + ROWS_A_STATEMENT);
    await trx.client.query(
      `insert into analytics.metric_point (workspace_id, series_id, ts, value)
       select $1, id, analytics.at_ms(ms), v from unnest($2::bigint[], $3::float8[], $4::float8[]) as t(id, ms, v)`,
      [workspaceId, part.map(r => r.id), part.map(r => r.ts), part.map(r => r.value)],
    );
  }
}
