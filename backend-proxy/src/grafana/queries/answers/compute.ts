// Forecasts that are in no ledger: fitted in worker threads when asked for, once for all who ask, and kept.
import type { FitOptionsBlock, ForecastRefusal } from '@foresight/contracts';
import { getModel, type ModelName } from '@foresight/models';
import { type History, type RegressorPoints, RegressorUnusable } from '../../../features/forecast/index.ts';
import { sha256 } from '../../../platform/crypto.ts';
import { DEFAULT_MODEL, type SeriesForecast, type SeriesQuestion } from '../../../predictions/forecast/index.ts';
import { type Points, versionOf } from '../../../store/index.ts';
import { abortable } from '../../abortable.ts';
import { BytesCache } from '../../cache.ts';
import { SharedWork } from '../../shared-work.ts';
import type { QueryContext, QueryDeps } from '../query-type.ts';
import type { Chosen, Histories } from '../series/index.ts';
import type { Answer, Refused } from './answer.ts';
import type { Question } from './question.ts';
import { stepOf } from './step-of.ts';
import {
  type MatchedRegressors,
  matchedTo,
  readMatched,
  type Surroundings,
  surroundings,
  versionsOf,
} from './surroundings.ts';

/** What becomes of the series that move this one, where the question supposes another future of them. */
export interface Supposed {
  /** Equal keys, equal futures. */
  readonly key: string;
  /** @param series the one that `points` are of @param origin epoch ms of the last value of the series that is forecast */
  of(series: Pick<Chosen, 'metric' | 'labels'>, points: RegressorPoints, origin: number): RegressorPoints;
}

export type Compute = (
  context: QueryContext,
  chosen: Chosen,
  question: Question,
  supposed?: Supposed,
) => Promise<Answer | Refused>;

/** A question with nothing left open. */
interface FullQuestion {
  readonly model: ModelName;
  readonly horizon: number;
  readonly levels: readonly number[];
  readonly seasons?: readonly number[];
  readonly options: FitOptionsBlock;
}

/** @param limit bytes that may be kept */
export function computing(deps: QueryDeps, histories: Histories, limit: number): Compute {
  const kept = new BytesCache<Answer | Refused>(limit);
  const running = new SharedWork<Answer | Refused>();
  const look = surroundings(deps);
  return async (context, chosen, question, supposed) => {
    const around = await abortable(look(context, question), context.signal);
    const matched = matchedOrWhy(around, chosen);
    if (!Array.isArray(matched)) return matched;
    const full = fill(question, around);
    const key = `${chosen.key} ${JSON.stringify(full)} ${versionsOf(matched)}${supposed ? ` if ${supposed.key}` : ''}`;
    const found = kept.get(key);
    if (found) return found;
    return running.run(key, context.signal, async wanted => {
      const history = await histories.whole(context.caller, chosen);
      const known = await readMatched(deps, context, matched);
      const origin = history.points.ts.at(-1) ?? Number.NEGATIVE_INFINITY;
      const others = supposed ? known.map((one, i) => supposed.of(matched[i]!.series, one, origin)) : known;
      const task = {
        ...history.points,
        timeKind: chosen.timeKind,
        ...full,
        ...(others.length > 0 ? { regressors: others } : {}),
      };
      const made = refusalOf(history.points, full) ?? (await fit(deps, chosen, history, task, wanted, key));
      kept.set(key, made, bytesOf(made) + 2 * key.length);
      return made;
    });
  };
}

function matchedOrWhy(around: Surroundings, chosen: Chosen): MatchedRegressors | Refused {
  try {
    return matchedTo(around, chosen);
  } catch (error) {
    if (error instanceof RegressorUnusable) return refused({ reason: error.message });
    throw error;
  }
}

function fill(
  { model = DEFAULT_MODEL, horizon, levels, seasons }: Question,
  { defaults, options }: Surroundings,
): FullQuestion {
  return {
    model: model as ModelName,
    horizon: horizon ?? defaults.horizon,
    levels: levels ?? [...defaults.levels].sort((a, b) => a - b),
    options,
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
  { adjustments }: History,
  question: SeriesQuestion,
  signal: AbortSignal,
  key: string,
): Promise<Answer | Refused> {
  signal.throwIfAborted();
  const made = await pool.run(question, signal);
  if (!made.ok) return refused({ reason: made.reason });
  metrics.fitSeconds.observe({ model: question.model }, made.seconds);
  return toAnswer(chosen, question, made, adjustments, now(), key);
}

function toAnswer(
  { metric, members, summed }: Chosen,
  { model }: SeriesQuestion,
  made: SeriesForecast,
  adjustments: readonly string[],
  now: Date,
  key: string,
): Answer {
  const { time, point, intervals, pastErrors, method, trust, origin } = made;
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
    artifact: made.artifact,
    pastErrors,
  };
}

function bytesOf(made: Answer | Refused): number {
  if (!made.ok) return 1_000;
  const { time, intervals, pastErrors = [], artifact } = made;
  return 1_000 + 8 * time.length * (2 + 2 * intervals.length + pastErrors.length) + (artifact?.byteLength ?? 0);
}
