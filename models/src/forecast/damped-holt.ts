// The model `damped-holt`: a level, a trend that fades, and the shape of up to two seasons.
import { adjusted, dampedHolt as smoother } from './methods/index.ts';
import type { ForecastModel } from './model.ts';
import { poolModel, USUAL_CAPABILITY } from './pool/index.ts';
import { scaleFor } from './scale.ts';
import { usableSeasons } from './season-kind.ts';

/** Seasons the series is too short for are left out, and said so. */
export const dampedHolt: ForecastModel = poolModel({
  name: 'damped-holt',
  capability: USUAL_CAPABILITY,
  choose: (asked, values) => {
    const seasons = usableSeasons(asked, values.length).slice(0, 2);
    return { seasons, members: kept => [{ method: adjusted(smoother, seasons), scale: scaleFor(kept) }] };
  },
});
