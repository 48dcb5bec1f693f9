// A method tried at rolling origins, and how far off it was.
import type { Validation } from '../bands/index.ts';
import type { PointMethod, Tuning } from '../methods/index.ts';
import type { Clip } from './clip.ts';
import { type Candidate, forecastOf } from './member.ts';
import type { ValidationOrigins } from './validation-origins.ts';

/** From this length on, constants are searched once before the earliest origin: honest, and a third of the cost. */
const FROZEN_FROM = 200;
/** An origin without error counts as this share of the mean. */
const LEAST_SHARE = 0.01;

export interface Tried {
  /** One forecast an origin; null where the method has too little data. */
  readonly validations: readonly (Validation | null)[];
  /** Constants found before the earliest origin, when they served at all of them. */
  readonly frozen: Tuning | undefined;
}

/** @param values on the scale of the candidate */
export function tryOut(
  values: Float64Array,
  { method, scale }: Candidate,
  { origins, horizon }: ValidationOrigins,
  clips: readonly Clip[],
): Tried {
  const earliest = origins.at(-1) ?? 0;
  const long = values.length >= FROZEN_FROM || method.tunesOnce === true;
  const once = long && earliest > 0 && method.fits(earliest);
  const early = once || startsEarly(method, earliest) ? method.tune(values.subarray(0, earliest)) : undefined;
  const frozen = once ? early : undefined;
  const member = { predictor: method.predictor, scale };
  const validations = origins.map((origin, j) => {
    if (!method.fits(origin)) return null;
    const past = values.subarray(0, origin);
    const state = method.fit(past, frozen ?? method.tune(past, early));
    return { origin, forecast: forecastOf(member, state, past, Math.min(horizon, values.length - origin), clips[j]!) };
  });
  return { validations, frozen };
}

function startsEarly(method: PointMethod, earliest: number): boolean {
  return method.chooses === true && earliest > 0 && method.fits(earliest);
}

/** Mean absolute error at each origin; NaN where there is no forecast or no truth. */
export function errorsByOrigin(
  values: Float64Array,
  missing: Uint8Array,
  validations: readonly (Validation | null)[],
): number[] {
  return validations.map(validation => {
    if (validation === null) return Number.NaN;
    const { origin, forecast } = validation;
    let error = 0;
    let steps = 0;
    for (let i = 0; i < forecast.length; i++) {
      if (missing[origin + i] === 1) continue;
      error += Math.abs(values[origin + i]! - forecast[i]!);
      steps++;
    }
    return error / steps;
  });
}

/** Geometric mean of those that are known, so that one origin that was hard for all does not decide alone; NaN when none is. */
export function typicalError(errors: readonly number[]): number {
  const known = errors.filter(e => !Number.isNaN(e));
  if (known.length === 0) return Number.NaN;
  const mean = known.reduce((sum, e) => sum + e / known.length, 0);
  if (mean === 0) return 0;
  return Math.exp(known.reduce((sum, e) => sum + Math.log(Math.max(e, LEAST_SHARE * mean)) / known.length, 0));
}
