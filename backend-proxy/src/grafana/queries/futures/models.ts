// The fitted models behind answers: just made, or from the store.
import { type ArtifactName, readArtifacts } from '../../../store/index.ts';
import { abortable } from '../../abortable.ts';
import type { Answer } from '../answers/index.ts';
import type { QueryContext, QueryDeps } from '../query-type.ts';

export const GONE = 'The fitted model of this forecast is not kept any more: train it again';

/** As JSON bytes, one for each answer; undefined where it is not kept. */
export async function fittedModels(
  { store }: Pick<QueryDeps, 'store'>,
  { caller: { workspaceId }, signal }: QueryContext,
  answers: readonly Answer[],
): Promise<(Uint8Array | undefined)[]> {
  const names = answers.flatMap(answer => nameOf(answer) ?? []);
  const read = store.inWorkspace(workspaceId, trx => readArtifacts(trx, workspaceId, names));
  const stored = names.length > 0 ? await abortable(read, signal) : new Map<string, Uint8Array>();
  return answers.map(({ artifact, custom: { series_id, run_id } }) => artifact ?? stored.get(`${series_id}/${run_id}`));
}

function nameOf({ artifact, custom: { series_id, run_id } }: Answer): ArtifactName | undefined {
  return artifact || series_id === null || run_id === null ? undefined : { seriesId: series_id, runId: run_id };
}
