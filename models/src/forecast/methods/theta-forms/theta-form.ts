// The point method: a Theta form on values without their season.

import { lineThrough } from '../line-through.ts';
import type { PointMethod } from '../method.ts';
import { type ThetaForm, thetaName } from './form.ts';
import { constantsAt, search, squares, startOf } from './search.ts';
import { takeOffSeason } from './take-off-season.ts';

/**
 * The standard Theta method (Assimakopoulos and Nikolopoulos 2000) and the dynamic optimised one (Fiorucci, Pellegrini, Louzada,
 * Petropoulos and Koehler 2016, "Models for optimising the theta method and their relationship to state space models").
 * @param seasons at most two, ascending; those the series is too short for have no shape
 */
export function thetaForm(form: ThetaForm, seasons: readonly number[]): PointMethod {
  const without = (values: Float64Array) => takeOffSeason(values, seasons, form.season);
  return {
    name: thetaName(form, seasons),
    predictor: 'theta',
    fits: length => length >= 3,
    tune: values => ({ place: search(without(values).rest, form) }),
    fit: (values, tuning) => {
      const { rest, shape, factors } = without(values);
      const place = tuning.place as Float64Array;
      const constants = constantsAt(place, form);
      const states = startOf(rest, constants, lineThrough(rest), place[1]!);
      squares(rest, constants, states);
      const cycle = Math.max(1, shape.length, factors.length);
      return { ...states, ...constants, shape, factors, phase: values.length % cycle };
    },
  };
}
