// Folds rows into chunks: closed days always, the open day too when its rows grow many.
import type { Store, StoreTrx } from '../tables.ts';
import { runFromRows } from './merge-points.ts';
import { END_OF_TIME, packPoints, startOfDay } from './metric.writer.ts';
import { lockMetric } from './series.repository.ts';

/** Rows taken in one transaction: bounds memory and how long readers of a series may wait. */
const ROWS_A_FOLD = 500_000;

interface Waiting {
  workspace_id: string;
  metric: string;
  series_id: string;
  rows: number;
}

export interface FoldOptions {
  readonly now: Date;
  /** Above this many rows of today, today is folded as well. */
  readonly maxOpenRows: number;
}

/**
 * Moves waiting rows into chunks, metric by metric, each move in one transaction: a crash loses and repeats nothing.
 * @returns how many rows were folded
 */
export async function foldPoints(store: Store, { now, maxOpenRows }: FoldOptions): Promise<number> {
  const today = startOfDay(now);
  const open = await store.asService(trx => countRows(trx, today));
  const until = open > maxOpenRows ? END_OF_TIME : today;
  const waiting = await store.asService(trx => waitingSeries(trx, until));
  let folded = 0;
  for (const group of groupsToFold(waiting)) {
    const { workspace_id, metric } = group[0]!;
    folded += await store.inWorkspace(workspace_id, async trx => {
      await lockMetric(trx, workspace_id, metric);
      return foldGroup(trx, workspace_id, group, until);
    });
  }
  return folded;
}

async function countRows(trx: StoreTrx, from: number): Promise<number> {
  const { rows } = await trx.client.query<{ n: number }>(
    'select count(*)::float8 as n from analytics.metric_point where ts >= analytics.at_ms($1)',
    [from],
  );
  return rows[0]!.n;
}

async function waitingSeries(trx: StoreTrx, until: number): Promise<Waiting[]> {
  const { rows } = await trx.client.query<Waiting>(
    `select p.workspace_id, s.metric, p.series_id, count(*)::float8 as rows
     from analytics.metric_point p join analytics.metric_series s on s.id = p.series_id
     where p.ts < analytics.at_ms($1)
     group by 1, 2, 3 order by 1, 2, 3`,
    [until],
  );
  return rows;
}

/** Series of one metric together, up to the bound; a single series above the bound goes alone. */
function* groupsToFold(waiting: readonly Waiting[]): Generator<Waiting[]> {
  let group: Waiting[] = [];
  let rows = 0;
  for (const series of waiting) {
    const first = group[0];
    const other = first && (first.workspace_id !== series.workspace_id || first.metric !== series.metric);
    if (first && (other || rows + series.rows > ROWS_A_FOLD)) {
      yield group;
      group = [];
      rows = 0;
    }
    group.push(series);
    rows += series.rows;
  }
  if (group.length > 0) yield group;
}

async function foldGroup(
  trx: StoreTrx,
  workspaceId: string,
  group: readonly Waiting[],
  until: number,
): Promise<number> {
  const ids = group.map(series => series.series_id);
  const { rows } = await trx.client.query<{ series_id: string; ts: number; value: number }>(
    `with taken as (
       delete from analytics.metric_point
       where series_id = any($1::bigint[]) and ts < analytics.at_ms($2)
       returning series_id, ts, value, seq)
     select series_id, analytics.ms_of(ts) as ts, value from taken order by series_id, seq`,
    [ids, until],
  );
  const batch = [...Map.groupBy(rows, row => row.series_id)].map(([id, own]) => ({
    id,
    points: runFromRows(
      Float64Array.from(own, row => row.ts),
      Float64Array.from(own, row => row.value),
    ),
  }));
  if (batch.length > 0) await packPoints(trx, workspaceId, batch, until);
  return rows.length;
}
