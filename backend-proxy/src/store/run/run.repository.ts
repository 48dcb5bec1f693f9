// Runs and what became of each series in them.
import type { ForecastQuestion, Problem, RunAnswer } from '@foresight/contracts';
import type { StoreTrx } from '../tables.ts';

export interface Run {
  readonly id: string;
  readonly question: ForecastQuestion;
  readonly status: RunAnswer['status'];
  /** When the forecasts of this run count as said: set once, so that a run taken up again writes the same ledger keys. */
  readonly issued_at: Date | null;
  /** 'shadow': of a challenger; its forecasts answer nobody. */
  readonly role: 'champion' | 'shadow';
}

export interface RunItem {
  readonly series_id: string;
  readonly status: 'done' | 'refused' | 'failed';
  readonly skill: number | null;
  readonly reason: string | null;
}

/** That a run is of a challenger, beside which run of the champion. */
export interface ShadowOf {
  readonly runId: string;
  readonly challengerId: string;
}

export async function createRun(
  trx: StoreTrx,
  workspaceId: string,
  question: ForecastQuestion,
  shadow?: ShadowOf,
): Promise<string> {
  const asShadow = shadow && { role: 'shadow' as const, shadow_of: shadow.runId, challenger_id: shadow.challengerId };
  const row = await trx.sql
    .insertInto('analytics.model_run')
    .values({ workspace_id: workspaceId, kind: 'forecast', question: JSON.stringify(question), ...asShadow })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Marks the run as running; the first start fixes issued_at. @returns undefined when it is finished or cancelled */
export async function startRun(trx: StoreTrx, runId: string, total: number, now: Date): Promise<Run | undefined> {
  const { rows } = await trx.client.query<Run>(
    `update analytics.model_run
     set status = 'running', total = $2, started_at = coalesce(started_at, $3), issued_at = coalesce(issued_at, $3)
     where id = $1 and status in ('queued', 'running') returning id, question, status, issued_at, role`,
    [runId, total, now],
  );
  return rows[0];
}

/** Gives a run back to the queue, for another process to take up. */
export async function requeueRun(trx: StoreTrx, runId: string): Promise<void> {
  await trx.client.query("update analytics.model_run set status = 'queued' where id = $1 and status = 'running'", [
    runId,
  ]);
}

export async function finishRun(
  trx: StoreTrx,
  runId: string,
  status: 'done' | 'failed' | 'cancelled',
  now: Date,
  problem?: Problem,
): Promise<void> {
  await trx.client.query(
    `update analytics.model_run set status = $2, finished_at = $3, problem = $4
     where id = $1 and status in ('queued', 'running')`,
    [runId, status, now, problem ? JSON.stringify(problem) : null],
  );
}

export async function runStatus(trx: StoreTrx, runId: string): Promise<RunAnswer['status'] | undefined> {
  const row = await trx.sql
    .selectFrom('analytics.model_run')
    .select('status')
    .where('id', '=', runId)
    .executeTakeFirst();
  return row?.status;
}

export async function insertRunItem(trx: StoreTrx, workspaceId: string, runId: string, item: RunItem): Promise<void> {
  await trx.sql
    .insertInto('analytics.model_run_item')
    .values({ workspace_id: workspaceId, run_id: runId, ...item })
    .onConflict(conflict => conflict.columns(['run_id', 'series_id']).doNothing())
    .execute();
}

/** Series of the run that need no further work. */
export async function finishedSeries(trx: StoreTrx, runId: string): Promise<Set<string>> {
  const rows = await trx.sql
    .selectFrom('analytics.model_run_item')
    .select('series_id')
    .where('run_id', '=', runId)
    .execute();
  return new Set(rows.map(row => row.series_id));
}
