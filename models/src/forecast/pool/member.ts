// A member of a pool: a method on a scale, and what is kept of it once it is fitted.
import type { PointMethod } from '../methods/index.ts';
import { type PredictorName, predict, type State } from '../predictors/index.ts';
import { fromScale, type Scale } from '../scale.ts';
import { type Clip, clip } from './clip.ts';

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

/**
 * In the units of the values, within the limits.
 * @param past the values fitted, or the latest of them, on the scale of the member
 */
export function forecastOf(
  { predictor, scale }: Pick<PoolMember, 'predictor' | 'scale'>,
  state: State,
  past: Float64Array,
  horizon: number,
  limits: Clip,
): Float64Array {
  const forecast = predict(predictor, state, horizon, past);
  if (scale !== 'level') for (let i = 0; i < horizon; i++) forecast[i] = fromScale(scale, forecast[i]!);
  return clip(forecast, limits);
}
