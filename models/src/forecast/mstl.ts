// The model `mstl`: seasons taken off by loess, the rest by a damped trend, each season's last cycle put back.
import { decomposed, dampedHolt as smoother } from './methods/index.ts';
import type { ForecastModel } from './model.ts';
import { poolModel, USUAL_CAPABILITY } from './pool/index.ts';
import { scaleFor } from './scale.ts';
import { seasonKind, usableSeasons } from './season-kind.ts';

/** Cycles each season is smoothed over, as the paper has it; years of weeks are too noisy for 11. */
const WINDOWS = [11, 15];
const LONG_WINDOW = [21];

/** Seasons the series is too short for are left out, and said so. */
export const mstl: ForecastModel = poolModel({
  name: 'mstl',
  capability: USUAL_CAPABILITY,
  choose: (asked, values) => {
    const seasons = usableSeasons(asked, values.length).slice(0, 2);
    const windows = seasonKind(seasons) === 'long' ? LONG_WINDOW : WINDOWS;
    return { seasons, members: kept => [{ method: decomposed(smoother, seasons, windows), scale: scaleFor(kept) }] };
  },
});
