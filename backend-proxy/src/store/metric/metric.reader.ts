// Reads points: packed chunks with the open rows laid over them.
import type { StoreTrx } from '../tables.ts';
import { decodeChunk, type Points } from './chunk-codec.ts';
import { between, mergeAll, mergePoints, NO_POINTS, runFromRows } from './merge-points.ts';

export interface TimeRange {
  /** Epoch ms, included. */
  readonly from: number;
  /** Epoch ms, not included. */
  readonly to: number;
}

const ALL_TIME: TimeRange = { from: -8.64e15, to: 8.64e15 };
const asTime = (ms: number) => (ms <= ALL_TIME.from ? '-infinity' : ms >= ALL_TIME.to ? 'infinity' : new Date(ms));

/**
 * Points of each series within the range, sorted by time, one a time.
 * @returns one entry for every id asked; empty columns where nothing is stored
 */
export async function readPoints(
  trx: StoreTrx,
  ids: readonly string[],
  range: TimeRange = ALL_TIME,
): Promise<Map<string, Points>> {
  const span = [ids, asTime(range.from), asTime(range.to)];
  const { rows: chunks } = await trx.client.query<{ series_id: string; data: Buffer }>(
    `select series_id, data from analytics.metric_chunk
     where series_id = any($1::bigint[]) and end_ts >= $2 and start_ts < $3 order by series_id, start_ts`,
    span,
  );
  const { rows: open } = await trx.client.query<{ series_id: string; ts: number; value: number }>(
    `select series_id, analytics.ms_of(ts) as ts, value from analytics.metric_point
     where series_id = any($1::bigint[]) and ts >= $2 and ts < $3 order by seq`,
    span,
  );
  const chunksById = Map.groupBy(chunks, row => row.series_id);
  const openById = Map.groupBy(open, row => row.series_id);
  return new Map(
    ids.map(id => {
      const packed = concat((chunksById.get(id) ?? []).map(row => decodeChunk(row.data)));
      const rows = openById.get(id);
      const merged = rows
        ? mergePoints(
            packed,
            runFromRows(
              Float64Array.from(rows, row => row.ts),
              Float64Array.from(rows, row => row.value),
            ),
          ).points
        : packed;
      return [id, between(merged, range.from, range.to)];
    }),
  );
}

/** Joins runs that follow one another in time; chunks of one series never overlap. */
function concat(runs: readonly Points[]): Points {
  if (runs.length <= 1) return mergeAll(runs);
  const length = runs.reduce((sum, run) => sum + run.ts.length, 0);
  if (length === 0) return NO_POINTS;
  const joined = { ts: new Float64Array(length), value: new Float64Array(length) };
  let at = 0;
  for (const run of runs) {
    joined.ts.set(run.ts, at);
    joined.value.set(run.value, at);
    at += run.ts.length;
  }
  return joined;
}
