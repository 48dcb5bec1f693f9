// Schedules whose time has come. Row locks keep two processes from taking the same one; the unique key of a run's
// schedule and due time would refuse the second in any case.
import type { ForecastQuestion } from '@foresight/contracts';
import type { StoreTrx } from '../tables.ts';

export interface DueSchedule {
  readonly id: string;
  readonly workspace_id: string;
  readonly slug: string;
  readonly question: ForecastQuestion;
  readonly every: string | null;
  readonly cron: string | null;
  readonly time_zone: string;
  readonly retries: number | null;
  readonly next_due: Date;
}

/**
 * Locks them until the transaction ends; what others have locked is skipped. One whose last run is still under way waits
 * until that has ended: trainings do not pile up.
 */
export async function takeDueSchedules(trx: StoreTrx, now: Date, most: number): Promise<DueSchedule[]> {
  const { rows } = await trx.client.query<DueSchedule>(
    `select id, workspace_id, slug, question, every, cron, time_zone, retries, next_due from analytics.schedule s
     where enabled and next_due <= $1 and not exists (
       select from analytics.model_run r where r.schedule_id = s.id and r.status in ('queued', 'running'))
     order by next_due, id limit $2 for update skip locked`,
    [now, most],
  );
  return rows;
}

/** Its run was asked for. */
export async function moveSchedule(trx: StoreTrx, scheduleId: string, nextDue: Date): Promise<void> {
  await trx.client.query('update analytics.schedule set next_due = $2 where id = $1', [scheduleId, nextDue]);
}

/** Says which schedule asked for the run, and for when. */
export async function linkRun(trx: StoreTrx, runId: string, scheduleId: string, dueAt: Date): Promise<void> {
  await trx.client.query('update analytics.model_run set schedule_id = $2, due_at = $3 where id = $1', [
    runId,
    scheduleId,
    dueAt,
  ]);
}

/** The run of a schedule that was asked for by hand: it has no due time. */
export async function linkRunBySlug(trx: StoreTrx, workspaceId: string, runId: string, slug: string): Promise<void> {
  await trx.client.query(
    `update analytics.model_run set schedule_id = (
       select id from analytics.schedule where workspace_id = $1 and slug = $2) where id = $3`,
    [workspaceId, slug, runId],
  );
}
