// ETS on values without the shape of a season that is too long to be smoothed along.
import type { FactorLineState } from '../../predictors/index.ts';
import type { PointMethod } from '../method.ts';
import { seasonalProfile } from '../seasonal-profile.ts';
import { ets } from './ets.ts';

/** @param fade weight of a cycle that is one cycle older */
export function etsWithoutSeason(season: number, fade: number): PointMethod {
  const inner = ets({ proportional: false });
  const parts = (values: Float64Array) => {
    const shape = seasonalProfile(values, [season], fade);
    return { shape, rest: shape.length === 0 ? values : values.map((v, t) => v - shape[t % season]!) };
  };
  return {
    ...inner,
    name: `ETS without season ${season}`,
    nameOf: tuning => `${inner.nameOf!(tuning)} without season ${season}`,
    tune: (values, near) => inner.tune(parts(values).rest, near),
    fit: (values, tuning) => {
      const { rest, shape } = parts(values);
      const state = inner.fit(rest, tuning) as FactorLineState;
      return { ...state, shape, phase: shape.length === 0 ? 0 : values.length % season };
    },
  };
}
