// The rolling origins at which a method is tried on data it has not seen.
import { type SeasonKind, seasonKind } from '../season-kind.ts';

interface Ladder {
  readonly first: number;
  readonly step: number;
  readonly most: number;
  /** Fewest points that must lie before an origin. */
  readonly fewest: number;
}

function ladder(kind: SeasonKind, seasons: readonly number[], horizon: number): Ladder {
  const season = seasons[0] ?? 1;
  if (kind === 'multi') return { first: horizon, step: season, most: 12, fewest: 1.5 * seasons[1]! };
  if (kind === 'long')
    return { first: horizon, step: Math.max(4, Math.round(horizon / 3)), most: 8, fewest: season + 18 };
  return {
    first: Math.max(1, Math.round(horizon / 3), Math.min(horizon, Math.round(season / 2))),
    step: Math.max(1, Math.round(horizon / 6), Math.round(season / 4)),
    most: 8,
    fewest: Math.max(2 * season + 2, 12),
  };
}

export interface ValidationOrigins {
  /** Numbers of points before each origin, latest first. */
  readonly origins: readonly number[];
  /** Steps ahead that are checked: the asked horizon, or less when the series is too short for it. */
  readonly horizon: number;
}

/**
 * Halves the horizon until two origins fit; no origins when none do (Tashman 2000 on rolling origins).
 * @param atLeast points before the earliest origin, when more than the seasons ask for
 */
export function validationOrigins(
  length: number,
  seasons: readonly number[],
  horizon: number,
  atLeast = 0,
): ValidationOrigins {
  const kind = seasonKind(seasons);
  for (let h = horizon; h >= 1; h = Math.floor(h / 2)) {
    const { first, step, most, fewest } = ladder(kind, seasons, h);
    const room = Math.floor((length - Math.max(atLeast, fewest) - first) / step) + 1;
    const count = Math.min(most, room);
    if (count < 2) continue;
    const origins = Array.from({ length: count }, (_, j) => length - first - j * step);
    return { origins, horizon: Math.min(h, length - origins.at(-1)!) };
  }
  return { origins: [], horizon };
}
