// What the fitted model of each answer says about its possible futures: drawn in worker threads, once for all who ask,
// and kept as long as the answer is the same and no further step of it is past.
import {
  FUTURES_WORKER,
  type Futures,
  type FuturesQuestion,
  type FuturesRefusal,
  type FuturesTask,
} from '../../../predictions/futures/index.ts';
import { BytesCache } from '../../cache.ts';
import { SharedWork } from '../../shared-work.ts';
import { abreast } from '../abreast.ts';
import type { Answer } from '../answers/index.ts';
import type { QueryContext, QueryDeps } from '../query-type.ts';
import { fittedModels, GONE } from './models.ts';

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
    const models = await fittedModels(
      { store },
      context,
      missing.map(({ one }) => one.answer),
    );
    const open = missing.map((one, n) => ({ ...one, artifact: models[n] }));
    await abreast(open, async ({ one, i, artifact }) => {
      const key = keyOf(one);
      out[i] = artifact
        ? await running.run(key, context.signal, async wanted => {
            const made = await threads.run(taskOf(one, artifact), wanted);
            kept.set(key, made, 500 + 2 * key.length + bytesOf(made));
            return made;
          })
        : { reason: GONE };
    });
    return out as (Futures | FuturesRefusal)[];
  };
}

const taskOf = ({ answer, ...question }: Asked, artifact: Uint8Array): FuturesTask => ({
  ...question,
  artifact,
  point: answer.point,
});

const keyOf = ({ answer, ...question }: Asked): string => `${answer.key} ${JSON.stringify(question)}`;

const bytesOf = (made: Futures | FuturesRefusal): number =>
  'reason' in made ? made.reason.length : 200 * (made.crossings.length + made.peaks.length);
