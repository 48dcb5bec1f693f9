// The model `ets`: exponential smoothing, its error, trend and season chosen by what the series shows.
import { ets as etsMethod, etsWithoutSeason } from './methods/index.ts';
import type { ForecastModel } from './model.ts';
import { poolModel, USUAL_CAPABILITY } from './pool/index.ts';
import { type Scale, scaleFor } from './scale.ts';
import { usableSeasons } from './season-kind.ts';

/** Longest season that is smoothed along; the shape of a longer one is taken off first. */
const LONGEST = 24;
const FADE = 0.8;

/** Errors and seasons in proportion to the level are what a logarithm would see as added. */
const isLevel = (scale: Scale | null) => scale === null || scale === 'level';

/** Models the shortest season. */
export const ets: ForecastModel = poolModel({
  name: 'ets',
  capability: { ...USUAL_CAPABILITY, seasons: 1 },
  choose: (asked, values) => {
    const seasons = usableSeasons(asked.slice(0, 1), values.length);
    const [season = 1] = seasons;
    if (season > LONGEST) {
      return { seasons, members: kept => [{ method: etsWithoutSeason(season, FADE), scale: scaleFor(kept) }] };
    }
    return {
      seasons,
      members: (_, scale) => [{ method: etsMethod({ season, proportional: isLevel(scale) }), scale: 'level' }],
    };
  },
});
