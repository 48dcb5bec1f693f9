// Changes of the champion: promoted by a person or by the judge, or rolled back. Each asks for new forecasts at once, for
// forecasts of the present are better than moving what was said some time ago.
import { isDeepStrictEqual } from 'node:util';
import { type ChampionChanged, ForesightError, type ModelBody, type Standing } from '@foresight/contracts';
import type { Queue } from '../../platform/queue.ts';
import type { FullQuestion } from '../../predictions/forecast/index.ts';
import {
  addModelEvent,
  type Challenger,
  type Champion,
  championById,
  currentChampion,
  endChallenger,
  ensureChampion,
  notifyChanged,
  replaceChampion,
  type StoreTrx,
  servedQuestions,
} from '../../store/index.ts';
import { requestForecast } from '../forecast.job.ts';

interface Why {
  readonly by: string;
  readonly standing: Standing;
}

/** @throws {ForesightError} conflict for one that was promoted before, or where another one wins in the same moment */
export async function promote(
  queue: Queue,
  trx: StoreTrx,
  challenger: Challenger,
  { by, standing }: Why,
): Promise<ChampionChanged> {
  const { id, workspace_id: workspaceId, metric, slug, recipe } = challenger;
  const current = await currentChampion(trx, workspaceId, metric, { lock: true });
  if (challenger.promoted_at !== null) {
    throw new ForesightError('conflict', `challenger '${slug}' was promoted before`, {
      fix: 'make a new challenger with its recipe to try it again',
    });
  }
  if (!current) {
    throw new ForesightError('conflict', `the champion of '${metric}' has changed in this moment`, {
      fix: 'look at what serves now, then ask again',
    });
  }
  const next = { recipe, came_by: 'promoted' as const, challenger: slug, replaces: current.id, by };
  const champion = await replaceChampion(trx, workspaceId, current, next);
  await endChallenger(trx, id, current.id);
  await addModelEvent(trx, workspaceId, {
    metric,
    kind: 'promoted',
    challenger: slug,
    by,
    text: standing.text,
    numbers: standing,
  });
  return settled(queue, trx, workspaceId, champion);
}

/** Back to what the champion has replaced; called again, further back. @throws {ForesightError} conflict where nothing was before */
export async function rollback(
  queue: Queue,
  trx: StoreTrx,
  workspaceId: string,
  metric: string,
  by: string,
): Promise<ChampionChanged> {
  const current = await currentChampion(trx, workspaceId, metric, { lock: true });
  const before = current?.replaces ? await championById(trx, current.replaces) : undefined;
  if (!current || !before) {
    const why = current ? 'its champion is the first it had' : 'no challenger was ever promoted';
    throw new ForesightError('conflict', `there is nothing to roll '${metric}' back to: ${why}`, {
      fix: `train it with another model: POST /api/v1/forecasts {"metric": "${metric}", "model": …}`,
    });
  }
  const { recipe, replaces, challenger } = before;
  const next = { recipe, came_by: 'rolled-back' as const, challenger, replaces, by };
  const champion = await replaceChampion(trx, workspaceId, current, next);
  const text = `'${current.challenger ?? 'the first'}' gave way to ${nameOf(before)}, which it had replaced`;
  await addModelEvent(trx, workspaceId, { metric, kind: 'rolled-back', challenger: current.challenger, by, text });
  return settled(queue, trx, workspaceId, champion);
}

/** The recipe of a document becomes the champion's, whatever a contest said; where it is so already nothing changes. */
export async function setChampion(
  queue: Queue,
  trx: StoreTrx,
  workspaceId: string,
  { metric, recipe }: ModelBody,
  by: string,
): Promise<void> {
  const current = await currentChampion(trx, workspaceId, metric, { lock: true });
  if (current && isDeepStrictEqual(current.recipe, recipe)) return;
  if (current) {
    const next = { recipe, came_by: 'applied' as const, challenger: null, replaces: current.id, by };
    await replaceChampion(trx, workspaceId, current, next);
  } else await ensureChampion(trx, workspaceId, metric, recipe, by, 'applied');
  const text = `model '${recipe.model}' by the document that was applied`;
  await addModelEvent(trx, workspaceId, { metric, kind: 'applied', challenger: null, by, text });
  await settled(queue, trx, workspaceId, (await currentChampion(trx, workspaceId, metric))!);
}

const nameOf = ({ challenger, recipe: { model } }: Champion) => (challenger ? `'${challenger}'` : `model '${model}'`);

async function settled(
  queue: Queue,
  trx: StoreTrx,
  workspaceId: string,
  { metric, recipe, came_by, since, by }: Champion,
): Promise<ChampionChanged> {
  const run_ids: string[] = [];
  for (const question of await servedQuestions(trx, workspaceId, metric)) {
    run_ids.push(await requestForecast(queue, trx, workspaceId, question as FullQuestion, { as: 'champion' }));
  }
  await notifyChanged(trx, workspaceId, metric);
  return { metric, recipe, came_by, since: since.toISOString(), by, run_ids };
}
