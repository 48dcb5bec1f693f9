// What the fitted model of each answer says about its possible futures: drawn in worker threads, once for all who ask,
// and kept as long as the answer is the same and no further step of it is past.
import {
  FUTURES_WORKER,
  type Futures,
  type FuturesQuestion,
  type FuturesRefusal,
  type FuturesTask,
} from '../../../predictions/futures/index.ts';
import { type ArtifactName, readArtifacts } from '../../../store/index.ts';
import { abortable } from '../../abortable.ts';
import { BytesCache } from '../../cache.ts';
import { SharedWork } from '../../shared-work.ts';
import { abreast } from '../abreast.ts';
import type { Answer } from '../answers/index.ts';
import type { QueryContext, QueryDeps } from '../query-type.ts';

export interface Asked extends Omit<FuturesQuestion, 'point'> {
  readonly answer: Answer;
}

/** What each asks, answered or refused, in their order. */
export type AskFutures = (context: QueryContext, asked: readonly Asked[]) => Promise<(Futures | FuturesRefusal)[]>;

/** @param limit bytes that may be kept */
export function futures({ store, pool }: Pick<QueryDeps, 'store' | 'pool'>, limit: number): AskFutures {
  const kept = new BytesCache<Futures | FuturesRefusal>(limit);
  const running = new SharedWork<Futures | FuturesRefusal>();
  const threads = pool.running<FuturesTask, Futures | FuturesRefusal>(FUTURES_WORKER);

  return async (context, asked) => {
    const out = asked.map(one => kept.get(keyOf(one)));
    const missing = asked.flatMap((one, i) => (out[i] ? [] : [{ one, i }]));
    const { workspaceId } = context.caller;
    const names = missing.flatMap(({ one }) => nameOf(one.answer) ?? []);
    const read = store.inWorkspace(workspaceId, trx => readArtifacts(trx, workspaceId, names));
    const stored = names.length > 0 ? await abortable(read, context.signal) : new Map<string, Uint8Array>();
    await abreast(missing, async ({ one, i }) => {
      const artifact = one.answer.artifact ?? stored.get(storedName(one.answer));
      const key = keyOf(one);
      out[i] = artifact
        ? await running.run(key, context.signal, async wanted => {
            const made = await threads.run(taskOf(one, artifact), wanted);
            kept.set(key, made, 500 + 2 * key.length + bytesOf(made));
            return made;
          })
        : GONE;
    });
    return out as (Futures | FuturesRefusal)[];
  };
}

const GONE: FuturesRefusal = { reason: 'The fitted model of this forecast is not kept any more: train it again' };

const taskOf = ({ answer, ...question }: Asked, artifact: Uint8Array): FuturesTask => ({
  ...question,
  artifact,
  point: answer.point,
});

const keyOf = ({ answer, ...question }: Asked): string => `${answer.key} ${JSON.stringify(question)}`;

const storedName = ({ custom: { series_id, run_id } }: Answer): string => `${series_id}/${run_id}`;

function nameOf({ artifact, custom: { series_id, run_id } }: Answer): ArtifactName | undefined {
  return artifact || series_id === null || run_id === null ? undefined : { seriesId: series_id, runId: run_id };
}

const bytesOf = (made: Futures | FuturesRefusal): number =>
  'reason' in made ? made.reason.length : 200 * (made.crossings.length + made.peaks.length);
