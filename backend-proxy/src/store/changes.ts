// Tells whoever waits, in this process or another, that a metric has new points or new forecasts. Heard after commit.
import { CHANGES } from '../platform/changes.ts';
import type { StoreTrx } from './tables.ts';

/** What is notified about a metric. */
export const changeTopic = (workspaceId: string, metric: string): string => `${workspaceId}/${metric}`;

export async function notifyChanged(trx: StoreTrx, workspaceId: string, metric: string): Promise<void> {
  await trx.client.query('select pg_notify($1, $2)', [CHANGES, changeTopic(workspaceId, metric)]);
}
