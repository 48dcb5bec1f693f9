// Judges challengers: measures the moments that have come, and promotes where that was asked for and is earned.
import { GivenBack, type JobHandler, type Queue } from '../../platform/queue.ts';
import { measureOpenPairs, standings } from '../../predictions/life/index.ts';
import { type Challenger, currentChampion, openChallengers, type Store } from '../../store/index.ts';
import type { JudgePayload } from '../judge-job.ts';
import { promote } from './promote.ts';

export interface JudgeDeps {
  readonly store: Store;
  readonly now: () => Date;
}

/** As events name it. */
const BY = 'the judge';

export function judgeHandler(queue: Queue, deps: JudgeDeps): JobHandler<JudgePayload> {
  return async (payload, { signal, logger }) => {
    const { measured, promoted } = await judge(queue, deps, payload, signal);
    if (signal.aborted) throw new GivenBack(`${measured} moments measured`);
    if (measured > 0) logger.info({ measured, promoted }, 'judged challengers');
  };
}

/** @returns how many moments were measured, and the slugs of those that were promoted */
export async function judge(
  queue: Queue,
  { store, now }: JudgeDeps,
  filter: JudgePayload,
  signal?: AbortSignal,
): Promise<{ measured: number; promoted: string[] }> {
  const open = await store.asService(trx => openChallengers(trx, filter));
  const promoted: string[] = [];
  let measured = 0;
  for (const challenger of open) {
    if (signal?.aborted) break;
    measured += await measureOpenPairs(store, challenger, now().getTime(), signal);
    if (challenger.auto_promote && (await promoteWhenBetter(queue, store, challenger))) promoted.push(challenger.slug);
  }
  return { measured, promoted };
}

function promoteWhenBetter(queue: Queue, store: Store, { id, workspace_id, metric }: Challenger): Promise<boolean> {
  return store.inWorkspace(workspace_id, async trx => {
    // Another one may have won in the meantime: against the new champion nothing is measured yet.
    if (!(await currentChampion(trx, workspace_id, metric, { lock: true }))) return false;
    const still = (await openChallengers(trx, { workspaceId: workspace_id, metric })).find(one => one.id === id);
    const standing = still && (await standings(trx, workspace_id, [still])).get(id);
    if (!still || !standing?.better) return false;
    await promote(queue, trx, still, { by: BY, standing });
    return true;
  });
}
