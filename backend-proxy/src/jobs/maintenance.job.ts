// Housekeeping of the store: partitions ahead of need, closed days folded, emptied days dropped.
import type { JobDefinition, JobHandler } from '../platform/queue.ts';
import { dropFoldedDays, ensurePartitions, foldPoints, type Store } from '../store/index.ts';

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
  readonly now: () => Date;
}

export function maintenanceHandler({ store, maxOpenRows, now }: MaintenanceDeps): JobHandler<object> {
  return async (_payload, { logger }) => {
    const at = now();
    await ensurePartitions(store, at);
    const folded = await foldPoints(store, { now: at, maxOpenRows });
    const dropped = await dropFoldedDays(store, at);
    if (folded + dropped > 0) logger.info({ folded, dropped }, 'folded points into chunks');
  };
}
