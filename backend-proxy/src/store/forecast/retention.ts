// Forgets forecasts that are older than is kept, and what only they needed. What answers now stays, however old it is.
import type { Store, StoreTrx } from '../tables.ts';

/** Rows in one transaction: others must not wait long. */
const BATCH = 20_000;
/** Batches in one call; the next call goes on. */
const MOST_BATCHES = 50;

export interface Forgotten {
  readonly predictions: number;
  readonly versions: number;
  readonly artifacts: number;
}

/** @param before forecasts issued earlier than this */
export async function forgetForecasts(store: Store, before: Date): Promise<Forgotten> {
  const all = (sql: string) => inBatches(store, trx => remove(trx, sql, before));
  return {
    predictions: (await all(PREDICTIONS)) + (await all(SHADOWS)),
    versions: await all(VERSIONS),
    artifacts: await all(ARTIFACTS),
  };
}

async function inBatches(store: Store, removeSome: (trx: StoreTrx) => Promise<number>): Promise<number> {
  let removed = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const some = await store.asService(removeSome);
    removed += some;
    if (some < BATCH) break;
  }
  return removed;
}

async function remove(trx: StoreTrx, sql: string, before: Date): Promise<number> {
  return (await trx.client.query(sql, [before, BATCH])).rowCount ?? 0;
}

const PREDICTIONS = `
  delete from analytics.predictions p using (
    select series_id, issued_at, step, confidence_level from analytics.predictions q
    where q.issued_at < $1 and not exists (
      select from analytics.ml_models m where m.id = q.model_id and m.is_active)
    limit $2) old
  where p.series_id = old.series_id and p.issued_at = old.issued_at and p.step = old.step
    and p.confidence_level = old.confidence_level`;

/** Of challengers: their moments were measured long ago, and nobody is answered from them. */
const SHADOWS = `
  delete from analytics.shadow_predictions where ctid in (
    select ctid from analytics.shadow_predictions where issued_at < $1 limit $2)`;

const VERSIONS = `
  delete from analytics.ml_models where id in (
    select m.id from analytics.ml_models m
    where not m.is_active and m.created_at < $1 and not exists (
      select from analytics.predictions p where p.run_id = m.run_id and p.model_id = m.id)
    limit $2)`;

/** A version that is being saved now finds its artefact by content: only old ones are looked at. */
const ARTIFACTS = `
  delete from analytics.model_artifact where (workspace_id, sha256) in (
    select a.workspace_id, a.sha256 from analytics.model_artifact a
    where a.created_at < $1 and not exists (
      select from analytics.ml_models m where m.workspace_id = a.workspace_id and m.artifact_sha256 = a.sha256)
    limit $2)`;
