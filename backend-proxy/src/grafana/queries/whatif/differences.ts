// What the scenario of each series adds up to: counted in worker threads, and kept while base and scenario are the same.
import type { ScenarioDifference } from '@foresight/contracts';
import { type Difference, type DifferenceTask, WHATIF_WORKER } from '../../../predictions/whatif/index.ts';
import { BytesCache } from '../../cache.ts';
import { SharedWork } from '../../shared-work.ts';
import { abreast } from '../abreast.ts';
import { fittedModels, GONE } from '../futures/index.ts';
import type { QueryContext, QueryDeps } from '../query-type.ts';
import type { Pair } from './suppose.ts';

type Counted = Difference | { readonly reason: string };
/** One of each pair, in their order; why not, where it cannot be told. */
export type Differences = (
  context: QueryContext,
  pairs: readonly Pair[],
  level: number,
) => Promise<(ScenarioDifference | { readonly reason: string })[]>;

const KEPT_BYTES = 1024 ** 2;

export function differences(deps: Pick<QueryDeps, 'store' | 'pool'>): Differences {
  const kept = new BytesCache<Counted>(KEPT_BYTES);
  const running = new SharedWork<Counted>();
  const threads = deps.pool.running<DifferenceTask, Counted>(WHATIF_WORKER);

  return async (context, pairs, level) => {
    const out = pairs.map(pair => kept.get(keyOf(pair, level)));
    const open = pairs.flatMap((pair, i) => (out[i] ? [] : [{ pair, i }]));
    const models = await fittedModels(
      deps,
      context,
      open.flatMap(({ pair }) => [pair.base, pair.moved]),
    );
    await abreast([...open.entries()], async ([n, { pair, i }]) => {
      const key = keyOf(pair, level);
      const task = taskOf(pair, models[2 * n], models[2 * n + 1], level);
      out[i] = task
        ? await running.run(key, context.signal, async wanted => {
            const counted = await threads.run(task, wanted);
            kept.set(key, counted, 200 + 2 * key.length);
            return counted;
          })
        : { reason: GONE };
    });
    return pairs.map((pair, i) => told(pair, out[i]!, level));
  };
}

const keyOf = ({ base, moved, changes }: Pair, level: number) =>
  `${base.key} ${moved.key} ${JSON.stringify(changes.map(({ factor, offset }) => [factor, offset]))} ${level}`;

function taskOf(
  { base, moved, changes }: Pair,
  first: Uint8Array | undefined,
  second: Uint8Array | undefined,
  level: number,
): DifferenceTask | undefined {
  if (!first || !second) return undefined;
  const other = moved === base ? {} : { moved: { model: second, point: moved.point } };
  return { base: first, point: base.point, ...other, changes, level };
}

function told({ base }: Pair, counted: Counted, level: number): ScenarioDifference | { readonly reason: string } {
  if ('reason' in counted) return counted;
  const total = base.point.reduce((sum, value) => sum + value, 0);
  const iso = (ms: number) => new Date(ms).toISOString();
  return {
    ...counted,
    level,
    percent: total === 0 ? null : (100 * counted.total) / Math.abs(total),
    from: iso(base.time[0]!),
    to: iso(base.time.at(-1)!),
  };
}
