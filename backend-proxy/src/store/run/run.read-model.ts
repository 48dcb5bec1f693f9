// Runs as screens and clients see them: with progress counted from their items.
import type { RunAnswer } from '@foresight/contracts';
import type { Labels } from '../metric/index.ts';
import type { StoreTrx } from '../tables.ts';
import type { RunItem } from './run.repository.ts';

interface Row extends Omit<RunAnswer, 'created_at' | 'started_at' | 'finished_at'> {
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

/** The newest runs first, or the one asked for. */
export async function readRuns(trx: StoreTrx, workspaceId: string, runId?: string, limit = 100): Promise<RunAnswer[]> {
  const { rows } = await trx.client.query<Row>(
    `select r.id, r.kind, r.role, r.question, r.status, r.total, r.created_at, r.started_at, r.finished_at, r.problem,
            coalesce(i.done, 0)::int as done, coalesce(i.refused, 0)::int as refused, coalesce(i.failed, 0)::int as failed
     from analytics.model_run r
     left join lateral (
       select count(*) filter (where status = 'done') as done, count(*) filter (where status = 'refused') as refused,
              count(*) filter (where status = 'failed') as failed
       from analytics.model_run_item where run_id = r.id) i on true
     where r.workspace_id = $1 and ($2::uuid is null or r.id = $2) order by r.created_at desc limit $3`,
    [workspaceId, runId ?? null, limit],
  );
  return rows.map(row => ({
    ...row,
    created_at: row.created_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    finished_at: row.finished_at?.toISOString() ?? null,
  }));
}

/** What became of each series, trouble first. */
export async function readRunItems(
  trx: StoreTrx,
  workspaceId: string,
  runId: string,
): Promise<(RunItem & { labels: Labels })[]> {
  const { rows } = await trx.client.query<RunItem & { labels: Labels }>(
    `select i.series_id, s.labels, i.status, i.skill, i.reason
     from analytics.model_run_item i join analytics.metric_series s on s.id = i.series_id
     where i.workspace_id = $1 and i.run_id = $2 order by i.status = 'done', i.series_id`,
    [workspaceId, runId],
  );
  return rows;
}
