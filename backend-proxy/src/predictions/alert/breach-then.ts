// The chance of crossing a limit as it would have been told at a moment of the past. No database.
import type { FitOptionsBlock } from '@foresight/contracts';
import { addSteps, getModel, type Limit, type ModelName, SeriesTooShort } from '@foresight/models';
import { seriesFeatures } from '../../features/forecast/index.ts';
import { isRefusal } from '../forecast/index.ts';
import { askFutures, firstStepAfter, staleReason } from '../futures/index.ts';

export interface ThenTask {
  /** Epoch ms, ascending; none after `moment`. */
  readonly ts: Float64Array;
  readonly value: Float64Array;
  readonly moment: number;
  readonly model: ModelName;
  readonly horizon: number;
  readonly options: FitOptionsBlock;
  readonly limit: Limit;
}

export interface BreachThen {
  readonly ok: true;
  /** 0 to 1. */
  readonly probability: number;
  /** Epoch ms of the last step that counts. */
  readonly end: number;
}

export interface ThenRefusal {
  readonly ok: false;
  readonly reason: string;
}

/** Of the range of extremes, which is not read here. */
const LEVEL = 0.8;

/** Fitted without the backtest of a served forecast, which would take most of the time. */
export function breachThen(task: ThenTask): BreachThen | ThenRefusal {
  try {
    return told(task);
  } catch (error) {
    if (isRefusal(error)) return { ok: false, reason: error.message };
    throw error;
  }
}

function told({ ts, value, moment, model: name, horizon, options, limit }: ThenTask): BreachThen | ThenRefusal {
  const model = getModel(name);
  const needs = Math.max(2, model.capability.minimumLength([]));
  if (value.length < needs) throw new SeriesTooShort(name, needs, value.length, []);
  const asked = { model: name, horizon, timeKind: 'time' as const, options };
  const { series, plausible, fit } = seriesFeatures({ ts, value }, asked);
  const fitted = model.fit(series, { ...fit, seasons: plausible });
  const { length } = series.values;
  const time = Float64Array.from({ length: horizon }, (_, i) => addSteps(series.start, series.step, length + i));
  const origin = addSteps(series.start, series.step, length - 1);
  const issued = { time, origin, issuedAt: new Date(moment).toISOString(), lastValue: origin };
  const reason = staleReason(issued, moment);
  if (reason !== undefined) return { ok: false, reason };
  const { point } = fitted.predict(horizon, [LEVEL]);
  const artifact = new TextEncoder().encode(JSON.stringify(fitted.toJSON()));
  const { crossings } = askFutures({
    artifact,
    first: firstStepAfter(time, moment),
    point,
    limits: [limit],
    level: LEVEL,
  });
  return { ok: true, probability: crossings[0]!.probability, end: time.at(-1)! };
}
