// A method of a level and a trend on values without their season, which is put back after.
import { lineState } from './line-state.ts';
import type { PointMethod, Tuning } from './method.ts';
import { seasonalProfile } from './seasonal-profile.ts';

/** A level and a trend after the last value, found by smoothing. */
export interface Smoother {
  readonly name: string;
  tune(values: Float64Array): Tuning;
  /** @returns level and trend to go on from, and what is left of the trend from step to step */
  end(values: Float64Array, tuning: Tuning): { readonly level: number; readonly trend: number; readonly phi: number };
}

/**
 * @param seasons at most two, ascending; those the series is too short for have no shape
 * @param fade weight of a cycle that is one cycle older
 */
export function adjusted(smoother: Smoother, seasons: readonly number[], fade = 0.9): PointMethod {
  const rest = (values: Float64Array, shape: Float64Array) =>
    shape.length === 0 ? values : values.map((v, t) => v - shape[t % shape.length]!);
  const name = seasons.length === 0 ? '' : ` without season ${seasons.join(' and ')}`;
  return {
    name: `${smoother.name}${name}`,
    predictor: 'line',
    fits: length => length >= 3,
    tune: values => smoother.tune(rest(values, seasonalProfile(values, seasons, fade))),
    fit: (values, tuning) => {
      const shape = seasonalProfile(values, seasons, fade);
      const { level, trend, phi } = smoother.end(rest(values, shape), tuning);
      return lineState(level, trend, phi, shape, values.length);
    },
  };
}
