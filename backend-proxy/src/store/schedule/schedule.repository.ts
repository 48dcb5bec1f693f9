// Schedules of a workspace, with what became of their runs.
import {
  type ForecastQuestion,
  ForesightError,
  type Problem,
  type RunStatus,
  type ScheduleAnswer,
} from '@foresight/contracts';
import type { StoreTrx } from '../tables.ts';

/** A schedule with nothing left open. */
export interface NewSchedule {
  readonly slug: string;
  readonly question: ForecastQuestion;
  readonly every: string | null;
  readonly cron: string | null;
  readonly timeZone: string;
  /** null: as often as any other run. */
  readonly retries: number | null;
  /** null: paused. */
  readonly nextDue: Date | null;
}

interface Row extends Omit<ScheduleAnswer, 'next_due' | 'last_run' | 'created_at' | 'updated_at'> {
  readonly next_due: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly run_id: string | null;
  readonly run_status: RunStatus | null;
  readonly run_due_at: Date | null;
  readonly run_finished_at: Date | null;
  readonly run_problem: Problem | null;
}

/** Failures count from the newest run back to the last one that was not a failure. */
const SELECT = `
  select s.slug, s.question, s.every, s.cron, s.time_zone, s.enabled, s.retries, s.next_due, s.created_at, s.created_by, s.updated_at,
         s.updated_by, r.id as run_id, r.status as run_status, r.due_at as run_due_at, r.finished_at as run_finished_at,
         r.problem as run_problem,
         (select count(*)::int from analytics.model_run f
          where f.schedule_id = s.id and f.status = 'failed' and f.created_at > coalesce(
            (select max(g.created_at) from analytics.model_run g where g.schedule_id = s.id and g.status = 'done'),
            '-infinity')) as failures
  from analytics.schedule s
  left join lateral (select * from analytics.model_run where schedule_id = s.id order by created_at desc limit 1) r on true`;

const iso = (at: Date | null) => at?.toISOString() ?? null;

function answer(row: Row): ScheduleAnswer {
  const { run_id, run_status, run_due_at, run_finished_at, run_problem, ...own } = row;
  const last = run_id && {
    id: run_id,
    status: run_status!,
    due_at: iso(run_due_at),
    finished_at: iso(run_finished_at),
    problem: run_problem,
  };
  return {
    ...own,
    next_due: iso(own.next_due),
    last_run: last || null,
    created_at: own.created_at.toISOString(),
    updated_at: own.updated_at.toISOString(),
  };
}

/** By slug. */
export async function listSchedules(trx: StoreTrx, workspaceId: string): Promise<ScheduleAnswer[]> {
  const { rows } = await trx.client.query<Row>(`${SELECT} where s.workspace_id = $1 order by s.slug`, [workspaceId]);
  return rows.map(answer);
}

/** @throws {ForesightError} schedule_not_found, with those there are */
export async function scheduleBySlug(trx: StoreTrx, workspaceId: string, slug: string): Promise<ScheduleAnswer> {
  const { rows } = await trx.client.query<Row>(`${SELECT} where s.workspace_id = $1 and s.slug = $2`, [
    workspaceId,
    slug,
  ]);
  if (rows[0]) return answer(rows[0]);
  throw await notFound(trx, workspaceId, slug);
}

/** @throws {ForesightError} conflict for a slug that is taken */
export async function createSchedule(
  trx: StoreTrx,
  { workspaceId, by }: { readonly workspaceId: string; readonly by: string },
  schedule: NewSchedule,
): Promise<ScheduleAnswer> {
  const { rowCount } = await trx.client.query(
    `insert into analytics.schedule (workspace_id, slug, question, every, cron, time_zone, enabled, next_due, retries, created_by, updated_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) on conflict do nothing`,
    [workspaceId, ...valuesOf(schedule), by],
  );
  if (rowCount === 1) return scheduleBySlug(trx, workspaceId, schedule.slug);
  throw new ForesightError('conflict', `there is a schedule '${schedule.slug}' already`, {
    fix: 'choose another slug, or change that one',
  });
}

/** Puts it in the place of what is there; its runs stay. @throws {ForesightError} schedule_not_found */
export async function changeSchedule(
  trx: StoreTrx,
  { workspaceId, by }: { readonly workspaceId: string; readonly by: string },
  schedule: NewSchedule,
): Promise<ScheduleAnswer> {
  const { rowCount } = await trx.client.query(
    `update analytics.schedule set question = $3, every = $4, cron = $5, time_zone = $6, enabled = $7, next_due = $8,
       retries = $9, updated_at = clock_timestamp(), updated_by = $10 where workspace_id = $1 and slug = $2`,
    [workspaceId, ...valuesOf(schedule), by],
  );
  if (rowCount === 1) return scheduleBySlug(trx, workspaceId, schedule.slug);
  throw await notFound(trx, workspaceId, schedule.slug);
}

const valuesOf = ({ slug, question, every, cron, timeZone, nextDue, retries }: NewSchedule) => [
  slug,
  JSON.stringify(question),
  every,
  cron,
  timeZone,
  nextDue !== null,
  nextDue,
  retries,
];

/** Its runs and what they forecast stay. @throws {ForesightError} schedule_not_found */
export async function removeSchedule(trx: StoreTrx, workspaceId: string, slug: string): Promise<void> {
  const { rowCount } = await trx.client.query('delete from analytics.schedule where workspace_id = $1 and slug = $2', [
    workspaceId,
    slug,
  ]);
  if (rowCount !== 1) throw await notFound(trx, workspaceId, slug);
}

async function notFound(trx: StoreTrx, workspaceId: string, slug: string): Promise<ForesightError> {
  const { rows } = await trx.client.query<{ slug: string }>(
    'select slug from analytics.schedule where workspace_id = $1 order by slug',
    [workspaceId],
  );
  const names = rows.slice(0, 10).map(row => row.slug);
  const more = rows.length > 10 ? ` and ${rows.length - 10} more` : '';
  return new ForesightError('schedule_not_found', `there is no schedule '${slug}' in this workspace`, {
    fix: names.length > 0 ? `choose one of: ${names.join(', ')}${more}` : 'make one first: POST /api/v1/schedules',
  });
}
