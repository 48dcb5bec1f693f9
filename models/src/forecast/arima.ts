// The model `arima`: automatic orders around the waves of its seasons, with seasonal orders for a short season.
import { FEWEST_TO_SEARCH, arima as method } from './methods/index.ts';
import type { ForecastModel } from './model.ts';
import { poolModel, USUAL_CAPABILITY } from './pool/index.ts';
import { scaleFor } from './scale.ts';
import { usableSeasons } from './season-kind.ts';

/** Longer seasons would look back too far for seasonal orders. */
const LONGEST_SEASON = 24;

/** Seasons the series is too short for are left out, and said so. */
export const arima: ForecastModel = poolModel({
  name: 'arima',
  capability: USUAL_CAPABILITY,
  choose: (asked, values) => {
    const seasons = usableSeasons(asked, values.length).slice(0, 2);
    const [short = 1] = seasons;
    const season = short <= LONGEST_SEASON ? short : 1;
    return {
      seasons,
      members: kept => [{ method: method({ season, waves: seasons }), scale: scaleFor(kept) }],
      ...(values.length < FEWEST_TO_SEARCH ? { fallback: tooFew(values.length) } : {}),
    };
  },
});

function tooFew(length: number): string {
  return `orders are searched from ${FEWEST_TO_SEARCH} points on, has ${length}: ARIMA(0,1,0) repeats the last value`;
}
