// Stored forecasts as columns, kept in memory until a newer one is issued.
import type { ForecastAnswer } from '@foresight/contracts';
import { readForecasts, type Store } from '../../../store/index.ts';
import { abortable } from '../../abortable.ts';
import { BytesCache } from '../../cache.ts';
import type { QueryContext } from '../query-type.ts';
import type { Chosen } from '../series/index.ts';
import type { Answer } from './answer.ts';
import { madeWith } from './made-with.ts';
import type { Question } from './question.ts';
import { stepOf } from './step-of.ts';

/** The newest stored forecast of each series that is no sum, by the key of the chosen series. */
export type Ledger = (context: QueryContext, chosen: readonly Chosen[]) => Promise<Map<string, Answer>>;

/** @param limit bytes that may be kept */
export function ledger(store: Store, limit: number): Ledger {
  const cache = new BytesCache<Answer>(limit);
  return async ({ caller: { workspaceId }, signal }, chosen) => {
    const found = new Map<string, Answer>();
    const missing: Chosen[] = [];
    for (const one of chosen) {
      const name = nameOf(one);
      const kept = name && cache.get(name);
      if (kept) found.set(one.key, kept);
      else if (name) missing.push(one);
    }
    if (missing.length === 0) return found;
    const ids = missing.map(({ members }) => members[0]!.id);
    const read = store.inWorkspace(workspaceId, trx => readForecasts(trx, workspaceId, { ids }));
    const byId = new Map((await abortable(read, signal)).map(stored => [stored.series_id, stored]));
    for (const one of missing) {
      const stored = byId.get(one.members[0]!.id);
      if (!stored || stored.time.length === 0) continue;
      const answer = answerOf(stored);
      cache.set(nameOf(one)!, answer, 8 * stored.time.length * (2 + 2 * stored.intervals.length) + 1_000);
      found.set(one.key, answer);
    }
    return found;
  };
}

/** undefined where nothing can be stored. */
function nameOf({ members, summed }: Chosen): string | undefined {
  const { id, forecast_version } = members[0]!;
  return summed || forecast_version === null ? undefined : `${id}/${forecast_version}`;
}

export function answerOf(stored: ForecastAnswer): Answer {
  const { series_id, metric, model, method, model_version, run_id, issued_at, origin, trust, adjustments, options } =
    stored;
  const time = Float64Array.from(stored.time, Date.parse);
  return {
    ok: true,
    key: `${series_id}/${run_id}`,
    options,
    custom: {
      foresight: 1,
      series_id,
      metric,
      model,
      method,
      model_version,
      run_id,
      issued_at,
      origin,
      step: stepOf(Date.parse(origin), time),
      trust,
      adjustments,
      source: 'ledger',
    },
    time,
    point: Float64Array.from(stored.point),
    intervals: stored.intervals.map(({ level, lower, upper }) => ({
      level,
      lower: Float64Array.from(lower),
      upper: Float64Array.from(upper),
    })),
  };
}

/** The stored forecast cut to the question, or undefined when it does not answer it. */
export function fitting(stored: Answer | undefined, question: Question): Answer | undefined {
  const { model, horizon, levels, seasons } = question;
  if (!stored || seasons !== undefined || !madeWith(stored.options ?? {}, question.options)) return undefined;
  if (model !== undefined && model !== stored.custom.model) return undefined;
  if (horizon !== undefined && horizon > stored.point.length) return undefined;
  const intervals = levels?.map(level => stored.intervals.find(interval => interval.level === level));
  if (intervals?.includes(undefined)) return undefined;
  const steps = horizon ?? stored.point.length;
  return {
    ...stored,
    key: `${stored.key}/${steps}`,
    time: stored.time.subarray(0, steps),
    point: stored.point.subarray(0, steps),
    intervals: ((intervals ?? stored.intervals) as Answer['intervals']).map(({ level, lower, upper }) => ({
      level,
      lower: lower.subarray(0, steps),
      upper: upper.subarray(0, steps),
    })),
  };
}
