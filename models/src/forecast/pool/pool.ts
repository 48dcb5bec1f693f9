// One or more methods on one series: weights and bands from rolling origins, then the fit on all of it.

import { type Band, calibrate, type Validation } from '../bands/index.ts';
import type { MethodState, PointMethod, Tuning } from '../methods/index.ts';
import { seasonKind } from '../season-kind.ts';
import { type Clip, clip, clipFor } from './clip.ts';
import { combine, weightsFromErrors } from './combine.ts';
import type { Prepared } from './prepare.ts';
import { type ValidationOrigins, validationOrigins } from './validation-origins.ts';

export interface Candidate {
  readonly method: PointMethod;
  /** The seasons this member uses; may be fewer than those of the pool. */
  readonly seasons: readonly number[];
}

export interface PoolMember {
  readonly method: PointMethod;
  readonly weight: number;
  readonly state: MethodState;
}

export interface FittedMember extends PoolMember {
  readonly seasons: readonly number[];
  /** Mean absolute error at the rolling origins, in scaled units; NaN when not checked. */
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

/** From this length on, constants are searched once before the earliest origin: honest, and a third of the cost. */
const FROZEN_FROM = 200;

/** @param seasons those of the pool: they set the origins, the weights and the shape of the band */
export function fitPool(
  prepared: Prepared,
  candidates: readonly Candidate[],
  seasons: readonly number[],
  horizon: number,
): FittedPool {
  const { values, missing } = prepared;
  const plan = validationOrigins(values.length, seasons, horizon);
  const clips = plan.origins.map(origin => clipFor(values.subarray(0, origin), seasons, plan.horizon));
  const validations = candidates.map(c => validate(values, c, plan, clips));
  const errors = validations.map(v => meanError(values, missing, v));
  const weights = weightsFromErrors(errors, seasonKind(seasons));
  const medianShare = plan.origins.length < 2 ? 1 : 0.5;
  const combined = combineValidations(validations, weights, medianShare);
  const band = calibrate({ values, missing, seasons, horizon: plan.horizon, validations: combined });
  const members = candidates.map(({ method, seasons: own }, k) => ({
    method,
    seasons: own,
    weight: weights[k]!,
    error: errors[k]!,
    state: method.fit(values, own, method.tune(values, own)),
  }));
  return {
    members,
    medianShare,
    clip: clipFor(values, seasons, horizon),
    band,
    validations: combined.length,
    checkedHorizon: plan.origins.length === 0 ? 0 : plan.horizon,
  };
}

/** Forecast of all members combined, in scaled units. */
export function predictPool(
  pool: { readonly members: readonly PoolMember[]; readonly medianShare: number; readonly clip: Clip },
  horizon: number,
): Float64Array {
  const forecasts = pool.members.map(m => clip(m.method.predict(m.state, horizon), pool.clip));
  const weights = pool.members.map(m => m.weight);
  return combine(forecasts, weights, pool.medianShare);
}

/** One forecast an origin; null where the method has too little data. */
function validate(
  values: Float64Array,
  { method, seasons }: Candidate,
  { origins, horizon }: ValidationOrigins,
  clips: readonly Clip[],
): (Validation | null)[] {
  const fewest = method.fewest(seasons);
  const earliest = origins.at(-1) ?? 0;
  const frozen: Tuning | null =
    values.length >= FROZEN_FROM && earliest >= fewest ? method.tune(values.subarray(0, earliest), seasons) : null;
  return origins.map((origin, j) => {
    if (origin < fewest) return null;
    const past = values.subarray(0, origin);
    const state = method.fit(past, seasons, frozen ?? method.tune(past, seasons));
    const steps = Math.min(horizon, values.length - origin);
    return { origin, forecast: clip(method.predict(state, steps), clips[j]!) };
  });
}

/** Mean over origins of the mean absolute error; NaN when no origin could be scored. */
function meanError(values: Float64Array, missing: Uint8Array, validations: readonly (Validation | null)[]): number {
  let sum = 0;
  let scored = 0;
  for (const v of validations) {
    if (v === null) continue;
    let error = 0;
    let steps = 0;
    for (let i = 0; i < v.forecast.length; i++) {
      if (missing[v.origin + i] === 1) continue;
      error += Math.abs(values[v.origin + i]! - v.forecast[i]!);
      steps++;
    }
    if (steps === 0) continue;
    sum += error / steps;
    scored++;
  }
  return scored === 0 ? Number.NaN : sum / scored;
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
