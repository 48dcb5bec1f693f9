// Runs that nobody works on any more: their process died in the last try that the queue gave them.
import type { Problem } from '@foresight/contracts';
import type { StoreTrx } from '../tables.ts';

/**
 * Ends them, so that a schedule does not wait for them for ever.
 * @param alive runs that have a job
 * @param before runs that were asked for later are left: their job may be on its way
 * @returns how many
 */
export async function failAbandonedRuns(
  trx: StoreTrx,
  alive: readonly string[],
  { now, before, problem }: { readonly now: Date; readonly before: Date; readonly problem: Problem },
): Promise<number> {
  const { rowCount } = await trx.client.query(
    `update analytics.model_run set status = 'failed', finished_at = $2, problem = $4
     where status in ('queued', 'running') and created_at < $3 and not id = any($1::uuid[])`,
    [alive, now, before, JSON.stringify(problem)],
  );
  return rowCount ?? 0;
}
