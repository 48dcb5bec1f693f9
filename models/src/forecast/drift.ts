// The model `drift`: the average change per step, continued.
import { driftMethod } from './methods/index.ts';
import type { ForecastModel } from './model.ts';
import { poolModel, USUAL_CAPABILITY } from './pool/index.ts';

/** The line through the first and the last value; models no season. */
export const drift: ForecastModel = poolModel({
  name: 'drift',
  capability: { ...USUAL_CAPABILITY, seasons: 0, cost: 'microseconds' },
  choose: () => ({ seasons: [], members: () => [{ method: driftMethod, scale: 'level' }] }),
});
