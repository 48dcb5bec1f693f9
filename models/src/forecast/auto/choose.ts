// Which pool a series gets.
import { intermittent } from '../methods/index.ts';
import type { Choice } from '../pool/index.ts';
import { seasonKind } from '../season-kind.ts';
import { isSparse, zeroShare } from '../zero-share.ts';
import { longPool } from './pool-long.ts';
import { multiPool } from './pool-multi.ts';
import { nonePool, repeatPool } from './pool-none.ts';
import { opsPool } from './pool-ops.ts';
import { shortPool } from './pool-short.ts';
import { autoSeasons } from './usable.ts';
import { granted, type Wish } from './wish.ts';

/** Two rolling origins with 12 points before the earlier one: below that nothing can be compared. */
const FEWEST_TO_COMPARE = 14;

/** @param values from the first present one on; NaN marks a missing value */
export function chooseAuto(asked: readonly number[], values: Float64Array): Choice {
  if (isSparse(values)) return sparse(values);
  const seasons = autoSeasons(asked, values.length);
  const [season] = seasons;
  if (season === undefined) return withoutSeason(asked[0], values.length);
  return { seasons, clean: season, members: kept => granted(poolFor(seasons), kept) };
}

function poolFor(seasons: readonly number[]): Wish[] {
  const [short = 1, long = 1] = seasons;
  switch (seasonKind(seasons)) {
    case 'multi':
      return multiPool(short, long);
    case 'long':
      return longPool(short);
    case 'short':
      return shortPool(short);
    default:
      return opsPool(short);
  }
}

/** @param season the shortest asked, for which there is too little data */
function withoutSeason(season: number | undefined, length: number): Choice {
  const few = `methods are compared from ${FEWEST_TO_COMPARE} points on, has ${length}: all weigh the same`;
  const plain: Choice = {
    seasons: [],
    clean: 1,
    members: kept => granted(nonePool(), kept),
    ...(length < FEWEST_TO_COMPARE ? { fallback: few } : {}),
  };
  if (season === undefined || length < season + Math.max(3, Math.ceil(season / 4))) return plain;
  const cycles = (length / season).toFixed(1);
  const only = season < 26 && season !== 4 && season !== 12;
  const wishes = [...(only ? [] : nonePool()), ...repeatPool(season)];
  return {
    ...plain,
    clean: season,
    repeats: season,
    members: kept => granted(wishes, kept),
    fallback: `${length} points are ${cycles} cycles of season ${season}: ${only ? 'repeating' : 'also repeating'} the last cycle`,
  };
}

function sparse(values: Float64Array): Choice {
  const percent = Math.round(100 * zeroShare(values));
  return {
    seasons: [],
    sparse: true,
    members: kept => granted([{ scale: 'level', method: intermittent }], kept),
    fallback: `${percent} % of the values are zero: the forecast is how often something comes, times how much`,
  };
}
