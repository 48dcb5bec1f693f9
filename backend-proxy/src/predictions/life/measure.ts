// Measures the moments of issue whose horizon has come since the last look, for one challenger.
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type Challenger,
  currentChampion,
  insertMoment,
  type MeasuredMoment,
  openPairs,
  type PairedForecast,
  readPair,
  readPoints,
  type Store,
} from '../../store/index.ts';
import { hasCome, momentOf, seriesLoss } from './pair-loss.ts';

/** Series whose points are in memory at once. */
const SLICE = 16;

/** @param now epoch milliseconds @returns how many were measured */
export async function measureOpenPairs(
  store: Store,
  { id, workspace_id: workspaceId, metric, steps }: Challenger,
  now: number,
  signal?: AbortSignal,
): Promise<number> {
  const { champion, pairs } = await store.inWorkspace(workspaceId, async trx => {
    const found = await currentChampion(trx, workspaceId, metric);
    return { champion: found, pairs: found ? await openPairs(trx, workspaceId, id, found.since) : [] };
  });
  let measured = 0;
  for (const pair of pairs) {
    if (signal?.aborted) break;
    const judged = steps ?? pair.horizon;
    const said = await store.inWorkspace(workspaceId, trx => readPair(trx, workspaceId, pair, judged));
    const due = said.filter(one => hasCome(one, now));
    // Of series that are counted by index nobody knows when the next value comes: they are not waited for.
    const waits = said.some(one => one.time_kind === 'time' && !hasCome(one, now));
    if (waits || (said.length > 0 && due.length === 0)) continue;
    const moment = await momentOfSeries(store, workspaceId, due);
    const key = { workspaceId, challengerId: id, championId: champion!.id, runId: pair.championRun };
    await store.inWorkspace(workspaceId, trx => insertMoment(trx, key, moment));
    measured++;
  }
  return measured;
}

async function momentOfSeries(
  store: Store,
  workspaceId: string,
  said: readonly PairedForecast[],
): Promise<MeasuredMoment | undefined> {
  const losses: { champion: number; challenger: number }[] = [];
  for (let at = 0; at < said.length; at += SLICE) {
    const slice = said.slice(at, at + SLICE);
    const ids = slice.map(one => one.series_id);
    const points = await store.inWorkspace(workspaceId, trx => readPoints(trx, ids));
    for (const one of slice) {
      const loss = seriesLoss(one, points.get(one.series_id)!);
      if (loss) losses.push(loss);
      // Others have their turn between two series.
      await nextTurn();
    }
  }
  return momentOf(said, losses);
}
