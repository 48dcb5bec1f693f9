// One or more methods on one series: weights and bands from rolling origins, then the fit on all of it.
import { type Band, calibrate, empiricalBand } from '../bands/index.ts';
import { neededPast } from '../predictors/index.ts';
import { scaledViews } from '../scale.ts';
import { seasonKind } from '../season-kind.ts';
import { type Clip, clipFor } from './clip.ts';
import { combine, weightsFromErrors } from './combine.ts';
import { honestForecasts } from './honest-forecasts.ts';
import { type Candidate, forecastOf, type PoolMember } from './member.ts';
import type { Prepared } from './prepare.ts';
import { errorsByOrigin, tryOut, typicalError } from './try-out.ts';
import { validationOrigins } from './validation-origins.ts';

export interface FittedMember extends PoolMember {
  readonly name: string;
  /** Typical mean absolute error at the rolling origins, in scaled units; NaN when not checked. */
  readonly error: number;
}

export interface FittedPool {
  /** The latest values, in scaled units: what the members look back at. */
  readonly past: Float64Array;
  readonly members: readonly FittedMember[];
  readonly medianShare: number;
  /** Holds for every member. */
  readonly clip: Clip;
  readonly band: Band;
  /** Past origins at which the pool was checked. */
  readonly validations: number;
  /** Steps ahead that were checked; 0 when none could be. */
  readonly checkedHorizon: number;
}

export interface PoolPlan {
  readonly candidates: readonly Candidate[];
  /** They set the origins, the weights and the shape of the band. */
  readonly seasons: readonly number[];
  readonly horizon: number;
  /** Points before the earliest origin, when the members need more than the seasons do. */
  readonly fewest?: number;
  /** The band is that of sparse values: the quantiles of what came lately. */
  readonly sparse?: boolean;
}

export function fitPool(prepared: Prepared, plan: PoolPlan): FittedPool {
  const { values, missing } = prepared;
  const { candidates, seasons } = plan;
  const kind = seasonKind(seasons);
  const rolling = validationOrigins(values.length, seasons, plan.horizon, plan.fewest);
  const clips = rolling.origins.map(origin =>
    clipFor(values.subarray(0, origin), seasons, rolling.horizon, plan.sparse),
  );
  const views = scaledViews(values);
  const tried = candidates.map(c => tryOut(views(c.scale), c, rolling, clips));
  const errors = tried.map(t => errorsByOrigin(values, missing, t.validations));
  const typical = errors.map(typicalError);
  const weights = weightsFromErrors(typical, kind);
  const medianShare = rolling.origins.length < 2 ? 1 : 0.5;
  const validations = honestForecasts(
    tried.map(t => t.validations),
    errors,
    kind,
    medianShare,
  );
  const members = candidates.map(({ method, scale }, k) => {
    const own = views(scale);
    const tuning = method.tune(own, tried[k]!.frozen);
    const state = method.fit(own, tuning);
    const { predictor } = method;
    const name = method.nameOf?.(tuning) ?? method.name;
    return { name, predictor, scale, weight: weights[k]!, error: typical[k]!, state };
  });
  const input = { values, missing, seasons, horizon: rolling.horizon, validations };
  const needed = Math.max(...members.map(m => neededPast(m.state)));
  return {
    past: values.subarray(values.length - needed),
    members,
    medianShare,
    clip: clipFor(values, seasons, plan.horizon, plan.sparse),
    band: plan.sparse ? empiricalBand(input, prepared.unit) : calibrate(input),
    validations: validations.length,
    checkedHorizon: rolling.origins.length === 0 ? 0 : rolling.horizon,
  };
}

/** Forecast of all members combined, in scaled units. */
export function predictPool(
  pool: Pick<FittedPool, 'medianShare' | 'clip'> & {
    readonly members: readonly PoolMember[];
    readonly past: ArrayLike<number>;
  },
  horizon: number,
): Float64Array {
  const past = scaledViews(new Float64Array(pool.past));
  const forecasts = pool.members.map(m => forecastOf(m, m.state, past(m.scale), horizon, pool.clip));
  const weights = pool.members.map(m => m.weight);
  return combine(forecasts, weights, pool.medianShare);
}
