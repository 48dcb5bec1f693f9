// A person lets a challenger serve: refused with numbers while it is not better, unless that is what the person wants.
import { type ChampionChanged, ForesightError } from '@foresight/contracts';
import type { Queue } from '../../platform/queue.ts';
import { standings } from '../../predictions/life/index.ts';
import { addModelEvent, type Challenger, type StoreTrx } from '../../store/index.ts';
import { promote } from './promote.ts';

/** @returns the refusal, which is written down and must not undo that, or what serves now */
export async function promoteByHand(
  queue: Queue,
  trx: StoreTrx,
  challenger: Challenger,
  { by, force }: { readonly by: string; readonly force: boolean },
): Promise<ChampionChanged | ForesightError> {
  const { id, workspace_id: workspaceId, metric, slug } = challenger;
  const standing = (await standings(trx, workspaceId, [challenger])).get(id)!;
  if (standing.better || force || challenger.promoted_at !== null)
    return promote(queue, trx, challenger, { by, standing });
  const { text } = standing;
  await addModelEvent(trx, workspaceId, { metric, kind: 'refused', challenger: slug, by, text, numbers: standing });
  return new ForesightError('conflict', `challenger '${slug}' is not promoted: ${text}`, {
    fix: 'wait for more moments, or promote it all the same with force',
  });
}
