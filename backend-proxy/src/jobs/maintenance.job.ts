// Housekeeping of the store: partitions ahead of need, closed days and events folded, emptied days
// dropped, old events and forecasts forgotten.
import type { JobDefinition, JobHandler } from '../platform/queue.ts';
import {
  dropFoldedDays,
  ensurePartitions,
  foldAllEvents,
  foldPoints,
  forgetEvents,
  forgetForecasts,
  type Store,
} from '../store/index.ts';

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
  /** Events of so many months before the present one are kept; 0: all. */
  readonly eventMonths: number;
  readonly now: () => Date;
}

export function maintenanceHandler({
  store,
  maxOpenRows,
  ledgerDays,
  eventMonths,
  now,
}: MaintenanceDeps): JobHandler<object> {
  return async (_payload, { logger }) => {
    const at = now();
    await ensurePartitions(store, at);
    const folded = await foldPoints(store, { now: at, maxOpenRows });
    const dropped = await dropFoldedDays(store, at);
    if (folded + dropped > 0) logger.info({ folded, dropped }, 'folded points into chunks');
    const { events } = await foldAllEvents(store);
    if (events > 0) logger.info({ events }, 'folded events into segments');
    if (eventMonths > 0) {
      const months = await forgetEvents(store, monthsBefore(at, eventMonths));
      if (months > 0) logger.info({ months }, 'forgot old events');
    }
    if (ledgerDays === 0) return;
    const forgotten = await forgetForecasts(store, new Date(at.getTime() - ledgerDays * DAY_MS));
    if (Object.values(forgotten).some(Boolean)) logger.info(forgotten, 'forgot old forecasts');
  };
}

/** The first moment of the month so many before that of `at`, UTC. */
const monthsBefore = (at: Date, months: number): Date =>
  new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months, 1));
