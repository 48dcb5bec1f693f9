// Batches of events: each is stored once, whole, and goes into segments once.
import type { RejectedRow } from '../../normalize/event/index.ts';
import type { StoreTrx } from '../tables.ts';

export interface BatchCounts {
  readonly stored: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly people_new: number;
}

export interface BatchName {
  /** Where the events come from: ids of events are unique within it. */
  readonly source: string;
  /** Names the batch within its source: the same again is not stored again. 32 bytes. */
  readonly key: Buffer;
  readonly importId?: string;
}

/** Opens the batch. @returns its id, or what became of it when it was stored before */
export async function openBatch(
  trx: StoreTrx,
  workspaceId: string,
  { source, key, importId }: BatchName,
): Promise<{ id: string } | { before: BatchCounts }> {
  const { rows: made } = await trx.client.query<{ id: string }>(
    `insert into analytics.ingest_batch (workspace_id, source, batch_key, import_id) values ($1, $2, $3, $4)
     on conflict do nothing returning id`,
    [workspaceId, source, key, importId ?? null],
  );
  if (made[0]) return made[0];
  const { rows } = await trx.client.query<BatchCounts>(
    `select stored, duplicates, rejected, people_new from analytics.ingest_batch
     where workspace_id = $1 and source = $2 and batch_key = $3`,
    [workspaceId, source, key],
  );
  return { before: rows[0]! };
}

/** @param span epoch milliseconds of the first and the last event; undefined when none was stored */
export async function closeBatch(
  trx: StoreTrx,
  id: string,
  counts: BatchCounts,
  span: readonly [number, number] | undefined,
): Promise<void> {
  const { stored, duplicates, rejected, people_new } = counts;
  await trx.client.query(
    `update analytics.ingest_batch
     set stored = $2, duplicates = $3, rejected = $4, people_new = $5,
         first_ts = analytics.at_ms($6), last_ts = analytics.at_ms($7),
         folded_at = case when $2 = 0 then clock_timestamp() end
     where id = $1`,
    [id, stored, duplicates, rejected, people_new, span?.[0] ?? null, span?.[1] ?? null],
  );
}

export async function keepRejects(
  trx: StoreTrx,
  workspaceId: string,
  batchId: string,
  rejects: readonly RejectedRow[],
): Promise<void> {
  if (rejects.length === 0) return;
  await trx.client.query(
    `insert into analytics.rejected_record (workspace_id, batch_id, position, field, reason, raw)
     select $1, $2, * from unnest($3::bigint[], $4::text[], $5::text[], $6::text[])`,
    [
      workspaceId,
      batchId,
      rejects.map(reject => reject.row),
      rejects.map(reject => reject.column),
      rejects.map(reject => reject.reason),
      rejects.map(reject => reject.raw),
    ],
  );
}
