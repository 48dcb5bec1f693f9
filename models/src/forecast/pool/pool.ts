// One or more methods on one series: weights and bands from rolling origins, then the fit on all of it.

import { type Band, calibrate, empiricalBand, type Validation } from '../bands/index.ts';
import type { PointMethod, Tuning } from '../methods/index.ts';
import { type PredictorName, predict, type State } from '../predictors/index.ts';
import { fromScale, type Scale, scaledViews } from '../scale.ts';
import { seasonKind } from '../season-kind.ts';
import { type Clip, clip, clipFor } from './clip.ts';
import { combine, weightsFromErrors } from './combine.ts';
import type { Prepared } from './prepare.ts';
import { type ValidationOrigins, validationOrigins } from './validation-origins.ts';

export interface Candidate {
  readonly method: PointMethod;
  readonly scale: Scale;
}

/** All that a forecast needs of a member. */
export interface PoolMember {
  readonly predictor: PredictorName;
  readonly scale: Scale;
  readonly weight: number;
  readonly state: State;
}

export interface FittedMember extends PoolMember {
  readonly name: string;
  /** Typical mean absolute error at the rolling origins, in scaled units; NaN when not checked. */
  readonly error: number;
}

export interface FittedPool {
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

/** From this length on, constants are searched once before the earliest origin: honest, and a third of the cost. */
const FROZEN_FROM = 200;

export function fitPool(prepared: Prepared, plan: PoolPlan): FittedPool {
  const { values, missing } = prepared;
  const { candidates, seasons } = plan;
  const rolling = validationOrigins(values.length, seasons, plan.horizon, plan.fewest);
  const clips = rolling.origins.map(origin => clipFor(values.subarray(0, origin), seasons, rolling.horizon));
  const views = scaledViews(values);
  const tried = candidates.map(c => tryOut(views(c.scale), c, rolling, clips));
  const errors = tried.map(t => typicalError(values, missing, t.validations));
  const weights = weightsFromErrors(errors, seasonKind(seasons));
  const medianShare = rolling.origins.length < 2 ? 1 : 0.5;
  const combined = combineValidations(
    tried.map(t => t.validations),
    weights,
    medianShare,
  );
  const members = candidates.map(({ method, scale }, k) => {
    const own = views(scale);
    const state = method.fit(own, method.tune(own, tried[k]!.frozen ?? undefined));
    return {
      name: method.name,
      predictor: method.predictor,
      scale,
      weight: weights[k]!,
      error: errors[k]!,
      state,
    };
  });
  const input = { values, missing, seasons, horizon: rolling.horizon, validations: combined };
  return {
    members,
    medianShare,
    clip: clipFor(values, seasons, plan.horizon),
    band: plan.sparse ? empiricalBand(input, prepared.unit) : calibrate(input),
    validations: combined.length,
    checkedHorizon: rolling.origins.length === 0 ? 0 : rolling.horizon,
  };
}

/** Forecast of all members combined, in scaled units. */
export function predictPool(
  pool: { readonly members: readonly PoolMember[]; readonly medianShare: number; readonly clip: Clip },
  horizon: number,
): Float64Array {
  const forecasts = pool.members.map(m => forecastOf(m, m.state, horizon, pool.clip));
  const weights = pool.members.map(m => m.weight);
  return combine(forecasts, weights, pool.medianShare);
}

/** In the units of the values, within the limits. */
function forecastOf(
  { predictor, scale }: { readonly predictor: PredictorName; readonly scale: Scale },
  state: State,
  horizon: number,
  limits: Clip,
): Float64Array {
  const forecast = predict(predictor, state, horizon);
  if (scale !== 'level') for (let i = 0; i < horizon; i++) forecast[i] = fromScale(scale, forecast[i]!);
  return clip(forecast, limits);
}

interface Tried {
  /** One forecast an origin; null where the method has too little data. */
  readonly validations: readonly (Validation | null)[];
  /** Constants found before the earliest origin, when they served at all of them. */
  readonly frozen: Tuning | null;
}

/** @param values on the scale of the candidate */
function tryOut(
  values: Float64Array,
  { method, scale }: Candidate,
  { origins, horizon }: ValidationOrigins,
  clips: readonly Clip[],
): Tried {
  const earliest = origins.at(-1) ?? 0;
  const frozen: Tuning | null =
    values.length >= FROZEN_FROM && earliest > 0 && method.fits(earliest)
      ? method.tune(values.subarray(0, earliest))
      : null;
  const validations = origins.map((origin, j) => {
    if (!method.fits(origin)) return null;
    const past = values.subarray(0, origin);
    const state = method.fit(past, frozen ?? method.tune(past));
    const steps = Math.min(horizon, values.length - origin);
    const { predictor } = method;
    return { origin, forecast: forecastOf({ predictor, scale }, state, steps, clips[j]!) };
  });
  return { validations, frozen };
}

/**
 * Geometric mean over origins of the mean absolute error, so that an origin that was hard for all does not decide alone; NaN when
 * no origin could be scored. An origin without error counts as a hundredth of the arithmetic mean.
 */
function typicalError(values: Float64Array, missing: Uint8Array, validations: readonly (Validation | null)[]): number {
  const errors = validations.flatMap(v => (v === null ? [] : [originError(values, missing, v)])).filter(e => e >= 0);
  if (errors.length === 0) return Number.NaN;
  const mean = errors.reduce((sum, e) => sum + e / errors.length, 0);
  if (mean === 0) return 0;
  return Math.exp(errors.reduce((sum, e) => sum + Math.log(Math.max(e, 0.01 * mean)) / errors.length, 0));
}

/** NaN when every truth is missing. */
function originError(values: Float64Array, missing: Uint8Array, { origin, forecast }: Validation): number {
  let error = 0;
  let steps = 0;
  for (let i = 0; i < forecast.length; i++) {
    if (missing[origin + i] === 1) continue;
    error += Math.abs(values[origin + i]! - forecast[i]!);
    steps++;
  }
  return error / steps;
}

function combineValidations(
  validations: readonly (readonly (Validation | null)[])[],
  weights: readonly number[],
  medianShare: number,
): Validation[] {
  const origins = validations[0]!.length;
  const out: Validation[] = [];
  for (let j = 0; j < origins; j++) {
    const present = validations.map((v, k) => ({ v: v[j]!, weight: weights[k]! })).filter(p => p.v !== null);
    if (present.length === 0) continue;
    const total = present.reduce((sum, p) => sum + p.weight, 0);
    const forecast = combine(
      present.map(p => p.v.forecast),
      present.map(p => p.weight / total),
      medianShare,
    );
    out.push({ origin: present[0]!.v.origin, forecast });
  }
  return out;
}
