// An honest backtest: at each origin the model is fitted on what came before, bands included, and scored on what came after.

import type { FitOptions, Forecast, ForecastModel, ModelName, Series } from '../forecast/model.ts';
import { checkSeasons } from '../forecast/pool/index.ts';
import { addSteps } from '../series/step.ts';
import { backtestOrigins } from './backtest-origins.ts';
import { mae, mase, coverage as shareInside, smape } from './metrics.ts';

export interface BacktestOptions {
  /** Steps ahead, scored in full. */
  readonly horizon: number;
  /** e.g. [0.8, 0.95] */
  readonly levels: readonly number[];
  /** As in FitOptions. */
  readonly seasons?: readonly number[];
  readonly bounds?: FitOptions['bounds'];
  /** Season of the seasonal naive it is held against, and of MASE's scale; 1 is the plain naive. Default: the first of `seasons`. */
  readonly baseline?: number;
  /** Most origins to score; default 4. */
  readonly origins?: number;
}

export interface BacktestOrigin {
  /** Number of slots before the origin. */
  readonly index: number;
  /** Time of the first value forecast, epoch milliseconds UTC. */
  readonly time: number;
  readonly forecast: Forecast;
  /** What came; NaN where missing. */
  readonly actual: Float64Array;
  /** Mean absolute errors over the horizon: the model's and seasonal naive's. */
  readonly mae: number;
  readonly naiveMae: number;
}

export interface LevelScore {
  readonly level: number;
  /** Share of truths inside the band, 0 to 1; null without a scored origin. */
  readonly share: number | null;
  /** Mean of upper − lower, in the units of the data. */
  readonly meanWidth: number | null;
}

export interface Backtest {
  readonly model: ModelName;
  readonly horizon: number;
  /** Oldest first. */
  readonly origins: readonly BacktestOrigin[];
  /** 1 − MAE ÷ MAE of seasonal naive over the same origins; null when it cannot be told, then `reason` says why. */
  readonly skill: number | null;
  readonly mase: number | null;
  /** 0 to 200. */
  readonly smape: number | null;
  readonly coverage: readonly LevelScore[];
  readonly reason: string | null;
}

const DEFAULT_ORIGINS = 4;

/**
 * @returns scores over up to 4 origins; null scores and a reason when the series is too short for one
 * @throws {RangeError} for a horizon, level, season or bound out of range
 */
export function backtest(model: ForecastModel, series: Series, options: BacktestOptions): Backtest {
  const seasons = checkSeasons(options.seasons ?? []);
  const plan = backtestOrigins(model, series.values, seasons, options.horizon, options.origins ?? DEFAULT_ORIGINS);
  if (plan.origins.length === 0) return unscored(model.name, options, plan.reason);
  const scored = plan.origins.map(index => scoreOrigin(model, series, index, seasons, options));
  const season = options.baseline ?? seasons[0] ?? 1;
  const pastOf = (o: BacktestOrigin) => series.values.subarray(0, o.index);
  const skill = skillOf(scored);
  return {
    model: model.name,
    horizon: options.horizon,
    origins: scored,
    skill: skill.value,
    mase: meanOrNull(scored.map(o => mase(o.actual, o.forecast.point, pastOf(o), season))),
    smape: meanOrNull(scored.map(o => smape(o.actual, o.forecast.point))),
    coverage: options.levels.map((level, k) => levelScore(scored, level, k)),
    reason: skill.reason,
  };
}

function unscored(model: ModelName, options: BacktestOptions, reason: string): Backtest {
  const coverage = options.levels.map(level => ({ level, share: null, meanWidth: null }));
  return { model, horizon: options.horizon, origins: [], skill: null, mase: null, smape: null, coverage, reason };
}

function scoreOrigin(
  model: ForecastModel,
  series: Series,
  index: number,
  seasons: readonly number[],
  options: BacktestOptions,
): BacktestOrigin {
  const past: Series = { ...series, values: series.values.slice(0, index) };
  const bounds = options.bounds === undefined ? {} : { bounds: options.bounds };
  const forecast = model
    .fit(past, { seasons, horizon: options.horizon, ...bounds })
    .predict(options.horizon, options.levels);
  const actual = series.values.slice(index, index + options.horizon).map(v => (Number.isFinite(v) ? v : Number.NaN));
  return {
    index,
    time: addSteps(series.start, series.step, index),
    forecast,
    actual,
    mae: mae(actual, forecast.point),
    naiveMae: mae(actual, lastCycle(past.values, options.baseline ?? seasons[0] ?? 1, options.horizon)),
  };
}

/** Seasonal naive on raw values: a missing value is looked up one more season back, then the last value stands in. */
function lastCycle(past: Float64Array, season: number, horizon: number): Float64Array {
  const last = past.findLast(v => Number.isFinite(v)) ?? Number.NaN;
  return Float64Array.from({ length: horizon }, (_, i) => {
    let t = past.length - season + (i % season);
    while (t >= 0 && !Number.isFinite(past[t]!)) t -= season;
    return t >= 0 ? past[t]! : last;
  });
}

function skillOf(origins: readonly BacktestOrigin[]): { value: number | null; reason: string | null } {
  const model = meanOrNull(origins.map(o => o.mae));
  const naive = meanOrNull(origins.map(o => o.naiveMae));
  if (model === null || naive === null) {
    const overflow = origins.some(o => o.mae === Number.POSITIVE_INFINITY || o.naiveMae === Number.POSITIVE_INFINITY);
    return {
      value: null,
      reason: overflow ? 'the errors are too large to add up' : 'every value after the origins is missing',
    };
  }
  if (naive === 0)
    return { value: null, reason: `seasonal naive made no error at ${origins.length} origins: nothing to improve on` };
  return { value: 1 - model / naive, reason: null };
}

function levelScore(origins: readonly BacktestOrigin[], level: number, k: number): LevelScore {
  const band = (o: BacktestOrigin) => o.forecast.intervals[k]!;
  return {
    level,
    share: meanOrNull(origins.map(o => shareInside(o.actual, band(o).lower, band(o).upper))),
    meanWidth: meanOrNull(
      origins.map(o => band(o).upper.reduce((sum, u, i) => sum + (u - band(o).lower[i]!) / o.actual.length, 0)),
    ),
  };
}

/** Mean of the finite values; null when there are none. */
function meanOrNull(values: readonly number[]): number | null {
  const known = values.filter(v => Number.isFinite(v));
  return known.length === 0 ? null : known.reduce((sum, v) => sum + v / known.length, 0);
}
