// The handler behind /api/analytics/predictions/growth: stored forecasts, and how likely and when they get to milestones.
import type { Better, ForecastAnswer, GrowthForecast, Threshold } from '@foresight/contracts';
import { crossingsOf, limitOf, type StoredOutlook, storedFutures } from '../predictions/futures/index.ts';
import { milestoneDates, milestonesOn } from '../predictions/growth/index.ts';
import type { Caller } from '../store/index.ts';
import type { ApiDeps } from './api-types.ts';
import { type StoredForecastQuery, storedForecasts } from './forecast.handler.ts';

/** Of the band whose good end is the best case, where it is stored; as in the growth query. */
const LEVEL = 0.8;

export interface GrowthQuestion extends StoredForecastQuery {
  readonly better: Better;
  /** Absent: the next round numbers. */
  readonly milestones?: readonly number[] | undefined;
}

/** @throws {ForesightError} forecast_not_found for a metric without a stored forecast that reaches so far */
export async function growthForecasts(
  deps: ApiDeps,
  caller: Caller,
  { better, milestones: named, ...stored }: GrowthQuestion,
): Promise<GrowthForecast[]> {
  const forecasts = await storedForecasts(deps, caller, stored);
  const aimsOf = (forecast: ForecastAnswer, now: number | null) =>
    milestonesOn({ from: now ?? undefined, best: bestCase(forecast, better), better, named }).map(value =>
      thresholdOf(value, better),
    );
  const outlooks = await storedFutures({ store: deps.store, runner: deps.futures }, caller.workspaceId, forecasts, {
    limits: (forecast, now) => aimsOf(forecast, now).map(limitOf),
    level: LEVEL,
    now: deps.now().getTime(),
  });
  return forecasts.map((forecast, i) => grown(forecast, outlooks[i]!, aimsOf));
}

function bestCase({ intervals, point }: ForecastAnswer, better: Better): readonly number[] {
  const band = intervals.find(({ level }) => level === LEVEL) ?? intervals[0];
  return (better === 'higher' ? band?.upper : band?.lower) ?? point;
}

const thresholdOf = (value: number, better: Better): Threshold => ({
  value,
  direction: better === 'higher' ? 'above' : 'below',
  kind: 'goal',
});

function grown(
  forecast: ForecastAnswer,
  ahead: StoredOutlook,
  aimsOf: (forecast: ForecastAnswer, now: number | null) => Threshold[],
): GrowthForecast {
  if (!ahead.ok) return { ...forecast, now: null, milestones: [], reason: ahead.reason };
  const { current, futures, time } = ahead;
  const crossings = crossingsOf(aimsOf(forecast, current), futures.crossings, time, current);
  const milestones = crossings.map(crossing => ({
    value: crossing.threshold.value,
    probability: crossing.probability,
    ...milestoneDates(crossing),
    reached: crossing.beyond_now === true,
  }));
  return { ...forecast, now: current, milestones, reason: null };
}
