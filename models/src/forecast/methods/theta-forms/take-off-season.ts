// Values without their season, and the season in the form a forecast puts it back.
import { seasonalProfile } from '../seasonal-profile.ts';
import type { ThetaForm } from './form.ts';

/** Weight of a cycle that is one cycle older. */
const FADE = 0.9;
const NONE = new Float64Array(0);

export interface WithoutSeason {
  readonly rest: Float64Array;
  /** One of the two is empty; without a season both are. */
  readonly shape: Float64Array;
  readonly factors: Float64Array;
}

/** The shrinkage of the profile stands for a test: of a season that noise explains, nothing is taken off. */
export function takeOffSeason(
  values: Float64Array,
  seasons: readonly number[],
  way: ThetaForm['season'],
): WithoutSeason {
  if (way === 'times') {
    const factors = meanOne(seasonalProfile(values.map(Math.log), seasons, FADE).map(Math.exp));
    return { rest: onEach(values, factors, (v, f) => v / f), shape: NONE, factors };
  }
  const shape = seasonalProfile(values, seasons, FADE);
  return { rest: onEach(values, shape, (v, s) => v - s), shape, factors: NONE };
}

function onEach(values: Float64Array, cycle: Float64Array, f: (v: number, c: number) => number): Float64Array {
  return cycle.length === 0 ? values : values.map((v, t) => f(v, cycle[t % cycle.length]!));
}

function meanOne(factors: Float64Array): Float64Array {
  const mean = factors.reduce((sum, f) => sum + f / factors.length, 0);
  return factors.map(f => f / mean);
}
