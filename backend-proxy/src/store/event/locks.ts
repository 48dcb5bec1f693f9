// Who waits for whom among those who write events of a workspace. Held until the transaction ends.
import type { StoreTrx } from '../tables.ts';

const lock = (trx: StoreTrx, how: 'pg_advisory_xact_lock' | 'pg_advisory_xact_lock_shared', what: string) =>
  trx.client.query(`select ${how}(hashtextextended($1, 0))`, [what]);

/** Writers beside each other, but not beside an erasure: it must see all that a person did. */
export const lockForWriting = (trx: StoreTrx, workspaceId: string) =>
  lock(trx, 'pg_advisory_xact_lock_shared', `events/${workspaceId}`);

export const lockForErasing = (trx: StoreTrx, workspaceId: string) =>
  lock(trx, 'pg_advisory_xact_lock', `events/${workspaceId}`);

/** One at a time changes segments. */
export const lockSegments = (trx: StoreTrx, workspaceId: string) =>
  lock(trx, 'pg_advisory_xact_lock', `event segments/${workspaceId}`);
