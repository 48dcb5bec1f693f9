// Fitted models back from the store.
import type { StoreTrx } from '../tables.ts';

/** A run makes one model of a series. */
export interface ArtifactName {
  readonly seriesId: string;
  readonly runId: string;
}

/** The fitted models as JSON bytes, by `seriesId/runId`; those that are not kept any more are left out. */
export async function readArtifacts(
  trx: StoreTrx,
  workspaceId: string,
  names: readonly ArtifactName[],
): Promise<Map<string, Uint8Array>> {
  if (names.length === 0) return new Map();
  const { rows } = await trx.client.query<{ name: string; data: Buffer }>(
    `select m.series_id || '/' || m.run_id as name, a.data
     from unnest($2::bigint[], $3::uuid[]) as n(series_id, run_id)
     join analytics.ml_models m on m.series_id = n.series_id and m.run_id = n.run_id
     join analytics.model_artifact a on a.workspace_id = m.workspace_id and a.sha256 = m.artifact_sha256
     where m.workspace_id = $1`,
    [workspaceId, names.map(name => name.seriesId), names.map(name => name.runId)],
  );
  return new Map(rows.map(({ name, data }) => [name, new Uint8Array(data)]));
}
