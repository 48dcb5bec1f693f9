// Puts a method into its surroundings: local clock, events, regressors and lasting jumps are taken off before, and put back after.
import type { FitOptions, Fitted, FittedJson, ForecastModel, Series } from '../model.ts';
import { checkHorizon } from '../pool/options.ts';
import { through } from './layer.ts';
import type { TimeOf } from './stamps.ts';
import { isBare, layersOf, type Surroundings } from './surroundings.ts';
import { takeOff } from './take-off.ts';

/** A model that knows nothing of what surrounds it: of the options it reads seasons, horizon, bounds and transform. */
export interface Core extends Omit<ForecastModel, 'fit'> {
  /** @param timeOf when a slot of the series was, for what is told of it */
  fit(series: Series, options: FitOptions, timeOf: TimeOf): Fitted;
}

/** Without anything to take off, what the core fits is returned as it is. */
export function surrounded(core: Core): ForecastModel {
  return {
    name: core.name,
    capability: core.capability,
    fit: (series, options = {}) => {
      const { inner, timeOf, surroundings } = takeOff(core, series, options);
      const fitted = core.fit(inner.series, inner.options, timeOf);
      return isBare(surroundings) ? fitted : around(fitted, surroundings);
    },
    fromJSON: json => {
      const { surroundings, ...state } = json.state;
      const fitted = core.fromJSON({ ...json, state });
      return surroundings === undefined ? fitted : around(fitted, surroundings as Surroundings);
    },
  };
}

function around(inner: Fitted, surroundings: Surroundings): Fitted {
  const { predict, paths, explain } = through(inner, layersOf(surroundings));
  return {
    model: inner.model,
    method: inner.method,
    reason: inner.reason,
    adjustments: [...surroundings.notes, ...inner.adjustments],
    predict: (horizon, levels) => predict(checkHorizon(horizon), levels),
    paths: (horizon, options) => paths(checkHorizon(horizon), options),
    explain: horizon => explain(checkHorizon(horizon)),
    toJSON: (): FittedJson => {
      const json = inner.toJSON();
      return { ...json, state: { ...json.state, surroundings } };
    },
  };
}
