// Forecasts that are in no ledger: fitted in worker threads when asked for, once for all who ask, and kept.
import type { ForecastRefusal } from '@foresight/contracts';
import { getModel, type ModelName } from '@foresight/models';
import type { History } from '../../../features/forecast/index.ts';
import { sha256 } from '../../../platform/crypto.ts';
import { DEFAULT_MODEL, type SeriesForecast, type SeriesQuestion } from '../../../predictions/forecast/index.ts';
import { type Points, versionOf } from '../../../store/index.ts';
import { BytesCache } from '../../cache.ts';
import { SharedWork } from '../../shared-work.ts';
import type { QueryContext, QueryDeps } from '../query-type.ts';
import type { Answer, Refused } from './answer.ts';
import type { Chosen } from './choose-series.ts';
import type { Histories } from './history.ts';
import type { Question } from './question.ts';
import { stepOf } from './step-of.ts';

type Compute = (context: QueryContext, chosen: Chosen, question: Question) => Promise<Answer | Refused>;

/** A question with nothing left open. */
interface FullQuestion {
  readonly model: ModelName;
  readonly horizon: number;
  readonly levels: readonly number[];
  readonly seasons?: readonly number[];
}

/** @param limit bytes that may be kept */
export function computing(deps: QueryDeps, histories: Histories, limit: number): Compute {
  const kept = new BytesCache<Answer | Refused>(limit);
  const running = new SharedWork<Answer | Refused>();
  return async ({ caller, signal }, chosen, question) => {
    const full = fill(question, deps);
    const key = `${chosen.key} ${JSON.stringify(full)}`;
    const found = kept.get(key);
    if (found) return found;
    return running.run(key, signal, async wanted => {
      const history = await histories.whole(caller, chosen);
      const made = refusalOf(history.points, full) ?? (await fit(deps, chosen, history, full, wanted, key));
      kept.set(key, made, bytesOf(made) + 2 * key.length);
      return made;
    });
  };
}

function fill({ model = DEFAULT_MODEL, horizon, levels, seasons }: Question, { config }: QueryDeps): FullQuestion {
  return {
    model: model as ModelName,
    horizon: horizon ?? config.forecast.horizon,
    levels: levels ?? [...config.forecast.levels].sort((a, b) => a - b),
    ...(seasons ? { seasons } : {}),
  };
}

/** Said with numbers before a thread is asked. */
function refusalOf({ ts }: Points, { model, seasons = [] }: FullQuestion): Refused | undefined {
  const needs = getModel(model).capability.minimumLength(seasons);
  if (ts.length >= needs) return undefined;
  const has = ts.length;
  return refused({
    reason: `Not enough history for ${model}: it needs ${needs} points, the series has ${has}`,
    needs,
    has,
  });
}

const refused = (refusal: ForecastRefusal): Refused => ({ ok: false, refusal });

async function fit(
  { pool, metrics, now }: QueryDeps,
  chosen: Chosen,
  { points, adjustments }: History,
  question: FullQuestion,
  signal: AbortSignal,
  key: string,
): Promise<Answer | Refused> {
  signal.throwIfAborted();
  const task: SeriesQuestion = { ...points, timeKind: chosen.timeKind, ...question };
  const made = await pool.run(task, signal);
  if (!made.ok) return refused({ reason: made.reason });
  metrics.fitSeconds.observe({ model: question.model }, made.seconds);
  return toAnswer(chosen, question, made, adjustments, now(), key);
}

function toAnswer(
  { metric, members, summed }: Chosen,
  { model }: FullQuestion,
  made: SeriesForecast,
  adjustments: readonly string[],
  now: Date,
  key: string,
): Answer {
  const { time, point, intervals, method, trust, origin } = made;
  return {
    ok: true,
    key: `${key} ${now.getTime()}`,
    custom: {
      foresight: 1,
      series_id: summed ? null : members[0]!.id,
      metric,
      model,
      method,
      model_version: versionOf(sha256(made.artifact)),
      run_id: null,
      issued_at: now.toISOString(),
      origin: new Date(origin).toISOString(),
      step: stepOf(origin, time),
      trust,
      adjustments: [...adjustments, ...made.adjustments],
      source: 'computed',
    },
    time,
    point,
    intervals,
  };
}

function bytesOf(made: Answer | Refused): number {
  return 1_000 + (made.ok ? 8 * made.time.length * (2 + 2 * made.intervals.length) : 0);
}
