// The model `drift`: the average change per step, continued.
import { driftMethod } from './methods/index.ts';
import type { ForecastModel } from './model.ts';
import { FEWEST_POINTS, poolModel } from './pool/index.ts';

/** The line through the first and the last value; models no season. */
export const drift: ForecastModel = poolModel({
  name: 'drift',
  capability: {
    minimumLength: () => FEWEST_POINTS,
    seasons: 0,
    trend: true,
    bounds: true,
    regressors: true,
    cost: 'microseconds',
  },
  choose: () => ({ seasons: [], members: () => [{ method: driftMethod, scale: 'level' }] }),
});
