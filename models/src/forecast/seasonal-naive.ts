// The model `seasonal-naive`: the baseline every skill is measured against.
import { seasonalNaiveMethod } from './methods/index.ts';
import type { ForecastModel } from './model.ts';
import { FEWEST_POINTS, poolModel, USUAL_CAPABILITY } from './pool/index.ts';

/** Repeats the last cycle of the shortest season; without a season, the last value. */
export const seasonalNaive: ForecastModel = poolModel({
  name: 'seasonal-naive',
  capability: {
    ...USUAL_CAPABILITY,
    minimumLength: seasons => Math.max(FEWEST_POINTS, seasons[0] ?? 1),
    seasons: 1,
    trend: false,
    cost: 'microseconds',
  },
  choose: asked => {
    const seasons = asked.slice(0, 1);
    return { seasons, members: () => [{ method: seasonalNaiveMethod(seasons[0]), scale: 'level' }] };
  },
});
