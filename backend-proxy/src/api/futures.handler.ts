// The handlers behind /api/v1/breach and /api/v1/capacity.
import type { BreachAnswer, BreachBody, CapacityAnswer, CapacityBody, ForecastAnswer } from '@foresight/contracts';
import {
  crossingsOf,
  limitOf,
  peakDays,
  type StoredOutlook,
  type StoredQuestion,
  storedFutures,
} from '../predictions/futures/index.ts';
import { type Caller, workspaceById } from '../store/index.ts';
import type { ApiDeps } from './api-types.ts';
import { storedForecasts } from './forecast.handler.ts';
import { timeFrom } from './time-query.ts';

/** Of ranges of peaks. */
const LEVEL = 0.8;

type Asked = Pick<BreachBody, 'metric' | 'labels' | 'horizon' | 'as_of'>;

/** @throws {ForesightError} forecast_not_found for a metric without a stored forecast that reaches so far */
export async function breaches(deps: ApiDeps, caller: Caller, body: BreachBody): Promise<BreachAnswer[]> {
  const { limits } = body;
  const told = await outlooksOf(deps, caller, body, { limits: limits.map(limitOf), level: LEVEL });
  return told.map(({ forecast: { series_id, metric, labels, issued_at }, ahead }) => ({
    ...{ series_id, metric, labels, issued_at },
    steps_left: ahead.ok ? ahead.time.length - ahead.first : 0,
    crossings: ahead.ok ? crossingsOf(limits, ahead.futures.crossings, ahead.time, ahead.current) : [],
    reason: ahead.ok ? null : ahead.reason,
  }));
}

/** @throws {ForesightError} see `breaches` */
export async function capacities(deps: ApiDeps, caller: Caller, body: CapacityBody): Promise<CapacityAnswer[]> {
  const { capacity } = body;
  const { workspaceId } = caller;
  const { time_zone } = await deps.store.inWorkspace(workspaceId, trx => workspaceById(trx, workspaceId));
  const limits = capacity === undefined ? [] : [limitOf({ value: capacity, direction: 'above' })];
  const told = await outlooksOf(deps, caller, body, { limits, level: LEVEL, zone: time_zone });
  return told.map(({ forecast: { series_id, metric, labels, issued_at }, ahead }) => ({
    ...{ series_id, metric, labels, issued_at, time_zone },
    ...peaksOf(ahead, capacity),
  }));
}

type Peaks = Pick<CapacityAnswer, 'peak' | 'utilisation' | 'headroom' | 'probability' | 'full_at' | 'days' | 'reason'>;

const NO_CAPACITY = { utilisation: null, headroom: null, probability: null, full_at: null };

function peaksOf(ahead: StoredOutlook, capacity: number | undefined): Peaks {
  if (!ahead.ok) return { peak: null, ...NO_CAPACITY, days: [], reason: ahead.reason };
  const { time, futures, days } = ahead;
  const [, peak, high] = futures.highest;
  const told = { peak, days: peakDays(days, time, futures), reason: null };
  if (capacity === undefined) return { ...NO_CAPACITY, ...told };
  const [crossing] = crossingsOf([{ value: capacity, direction: 'above' }], futures.crossings, time, null);
  const { probability, p50 } = crossing!;
  return { ...told, utilisation: peak / capacity, headroom: capacity - high, probability, full_at: p50 };
}

async function outlooksOf(
  deps: ApiDeps,
  caller: Caller,
  { metric, labels, horizon, as_of }: Asked,
  question: Omit<StoredQuestion, 'now'>,
): Promise<{ forecast: ForecastAnswer; ahead: StoredOutlook }[]> {
  const now = as_of === undefined ? deps.now().getTime() : timeFrom(as_of, 'as_of');
  const forecasts = await storedForecasts(deps, caller, {
    metric,
    ...(labels ? { labels } : {}),
    ...(as_of === undefined ? {} : { asOf: new Date(now) }),
    ...(horizon === undefined ? {} : { horizon }),
  });
  const made = await storedFutures({ store: deps.store, runner: deps.futures }, caller.workspaceId, forecasts, {
    ...question,
    now,
  });
  return forecasts.map((forecast, i) => ({ forecast, ahead: made[i]! }));
}
