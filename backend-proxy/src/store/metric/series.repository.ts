// Series by their labels: found, and made when new.
import type { StoreTrx } from '../tables.ts';
import { canonicalLabels, type Labels, labelsHash } from './labels.ts';

export interface StoredSeries {
  readonly id: string;
  readonly metric: string;
  readonly labels: Labels;
  readonly unit: string | null;
  readonly time_kind: 'time' | 'index';
  readonly points: number;
  readonly first_ts: Date | null;
  readonly last_ts: Date | null;
}

export interface SeriesFilter {
  readonly metric?: string;
  /** Every pair must be there; further labels may be. */
  readonly labels?: Labels;
  readonly ids?: readonly string[];
}

/**
 * One writer a metric at a time, until the transaction ends. Writers of one metric would otherwise wait for each
 * other's series in different orders and be cut off by the deadlock detector.
 */
export async function lockMetric(trx: StoreTrx, workspaceId: string, metric: string): Promise<void> {
  await trx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${workspaceId}/${metric}`]);
}

/**
 * Ids of the series with these labels, made where missing, in the order given. Callers hold the metric's lock.
 * @returns in the order asked; `isNew` tells which were made now
 */
export async function upsertSeries(
  trx: StoreTrx,
  workspaceId: string,
  metric: string,
  timeKind: 'time' | 'index',
  labels: readonly Labels[],
  unit: string | null = null,
): Promise<{ id: string; isNew: boolean }[]> {
  if (labels.length === 0) return [];
  const hashes = labels.map(labelsHash);
  const { rows: made } = await trx.client.query<{ id: string; hash: string }>(
    `insert into analytics.metric_series (workspace_id, metric, labels, labels_hash, unit, time_kind)
     select $1, $2, l::jsonb, h, $5, $6 from unnest($3::text[], $4::bytea[]) with ordinality as t(l, h, n) order by n
     on conflict (workspace_id, metric, labels_hash) do nothing
     returning id, encode(labels_hash, 'hex') as hash`,
    [workspaceId, metric, labels.map(canonicalLabels), hashes, unit, timeKind],
  );
  const { rows: all } = await trx.client.query<{ id: string; hash: string }>(
    `select id, encode(labels_hash, 'hex') as hash from analytics.metric_series
     where workspace_id = $1 and metric = $2 and labels_hash = any($3::bytea[])`,
    [workspaceId, metric, hashes],
  );
  const ids = new Map(all.map(row => [row.hash, row.id]));
  const fresh = new Set(made.map(row => row.id));
  return hashes.map(hash => {
    const id = ids.get(hash.toString('hex'))!;
    return { id, isNew: fresh.has(id) };
  });
}

/** Series that fit the filter, by metric and id. */
export async function findSeries(trx: StoreTrx, workspaceId: string, filter: SeriesFilter): Promise<StoredSeries[]> {
  const { rows } = await trx.client.query<StoredSeries>(
    `select s.id, s.metric, s.labels, s.unit, s.time_kind, s.first_ts, s.last_ts,
            (s.points + open.points)::float8 as points
     from analytics.metric_series s
     cross join lateral (select count(distinct ts) as points from analytics.metric_point p where p.series_id = s.id) open
     where s.workspace_id = $1
       and ($2::text is null or s.metric = $2)
       and ($3::jsonb is null or s.labels @> $3)
       and ($4::bigint[] is null or s.id = any($4))
     order by s.metric, s.id`,
    [workspaceId, filter.metric ?? null, filter.labels ? JSON.stringify(filter.labels) : null, filter.ids ?? null],
  );
  return rows;
}

export interface StoredMetric {
  readonly metric: string;
  readonly series: number;
  readonly points: number;
  readonly first_ts: Date | null;
  readonly last_ts: Date | null;
}

/** Every metric of the workspace with its size. */
export async function listMetrics(trx: StoreTrx, workspaceId: string): Promise<StoredMetric[]> {
  const { rows } = await trx.client.query<StoredMetric>(
    `select s.metric, count(*)::int as series,
            sum(s.points + open.points)::float8 as points,
            min(s.first_ts) as first_ts, max(s.last_ts) as last_ts
     from analytics.metric_series s
     cross join lateral (select count(distinct ts) as points from analytics.metric_point p where p.series_id = s.id) open
     where s.workspace_id = $1 group by s.metric order by s.metric`,
    [workspaceId],
  );
  return rows;
}
