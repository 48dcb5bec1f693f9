// Housekeeping of the store: partitions ahead of need, closed days folded, emptied days dropped, old forecasts forgotten.
import type { JobDefinition, JobHandler } from '../platform/queue.ts';
import { dropFoldedDays, ensurePartitions, foldPoints, forgetForecasts, type Store } from '../store/index.ts';

const DAY_MS = 86_400_000;

export const maintenanceJob: JobDefinition<object> = {
  name: 'maintenance',
  version: 1,
  retries: 2,
  concurrency: 1,
  schedule: '*/5 * * * *',
};

export interface MaintenanceDeps {
  readonly store: Store;
  readonly maxOpenRows: number;
  /** Forecasts issued longer ago are forgotten; 0: none. */
  readonly ledgerDays: number;
  readonly now: () => Date;
}

export function maintenanceHandler({ store, maxOpenRows, ledgerDays, now }: MaintenanceDeps): JobHandler<object> {
  return async (_payload, { logger }) => {
    const at = now();
    await ensurePartitions(store, at);
    const folded = await foldPoints(store, { now: at, maxOpenRows });
    const dropped = await dropFoldedDays(store, at);
    if (folded + dropped > 0) logger.info({ folded, dropped }, 'folded points into chunks');
    if (ledgerDays === 0) return;
    const forgotten = await forgetForecasts(store, new Date(at.getTime() - ledgerDays * DAY_MS));
    if (Object.values(forgotten).some(Boolean)) logger.info(forgotten, 'forgot old forecasts');
  };
}
