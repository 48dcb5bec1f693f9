// The season lengths that a stored forecast was made with.
import type { StoreTrx } from '../tables.ts';

/** In steps; empty where it had none. */
export async function seasonsOf(trx: StoreTrx, seriesId: string, runId: string): Promise<readonly number[]> {
  const { rows } = await trx.client.query<{ seasons: number[] | null }>(
    `select training_params->'seasons' as seasons from analytics.ml_models where series_id = $1 and run_id = $2`,
    [seriesId, runId],
  );
  return rows[0]?.seasons ?? [];
}
