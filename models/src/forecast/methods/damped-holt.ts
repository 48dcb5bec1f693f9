// Damped Holt on the seasonally adjusted series, on the square-root scale where the data allow it.
import { fromScale, type Scale, scaleFor, toScale } from '../scale.ts';
import { smooth, tuneDampedTrend } from './damped-trend.ts';
import type { MethodState, PointMethod } from './method.ts';
import { seasonalProfile } from './seasonal-profile.ts';

interface Adjusted {
  readonly scale: Scale;
  readonly rest: Float64Array;
  readonly profile: Float64Array;
}

function adjust(values: Float64Array, seasons: readonly number[]): Adjusted {
  const scale = scaleFor(values);
  const scaled = values.map(v => toScale(scale, v));
  const profile = seasonalProfile(scaled, seasons);
  const length = profile.length;
  return { scale, profile, rest: length === 0 ? scaled : scaled.map((v, t) => v - profile[t % length]!) };
}

/** Gardner and McKenzie 1985 for the trend; the seasonal shape is removed first and added back. */
export const dampedHoltMethod: PointMethod = {
  name: 'damped-holt',
  fewest: () => 3,
  tune: (values, seasons) => ({ ...tuneDampedTrend(adjust(values, seasons).rest) }),
  fit: (values, seasons, tuning) => {
    const { scale, rest, profile } = adjust(values, seasons);
    const constants = { alpha: tuning.alpha!, beta: tuning.beta!, phi: tuning.phi! };
    const { level, trend } = smooth(rest, constants);
    const phase = profile.length === 0 ? 0 : values.length % profile.length;
    return { scale, level, trend, phi: constants.phi, phase, profile: Array.from(profile) };
  },
  predict: predictDamped,
};

function predictDamped(state: MethodState, horizon: number): Float64Array {
  const profile = state.profile as readonly number[];
  const phase = state.phase as number;
  const phi = state.phi as number;
  const scale = state.scale as Scale;
  const out = new Float64Array(horizon);
  let trend = state.trend as number;
  let level = state.level as number;
  for (let i = 0; i < horizon; i++) {
    trend *= phi;
    level += trend;
    const season = profile.length === 0 ? 0 : profile[(phase + i) % profile.length]!;
    out[i] = fromScale(scale, level + season);
  }
  return out;
}
