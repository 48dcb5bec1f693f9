// Challengers as screens and clients see them.
import type { ChallengerAnswer } from '@foresight/contracts';
import type { Challenger, StoreTrx } from '../../store/index.ts';
import { standings } from './standings.ts';

/** In the order of the challengers. */
export async function challengerAnswers(
  trx: StoreTrx,
  workspaceId: string,
  challengers: readonly Challenger[],
): Promise<ChallengerAnswer[]> {
  const told = await standings(trx, workspaceId, challengers);
  return challengers.map(({ id, workspace_id: _, created_at, promoted_at, ...own }) => ({
    ...own,
    created_at: created_at.toISOString(),
    promoted_at: promoted_at?.toISOString() ?? null,
    standing: told.get(id)!,
  }));
}
