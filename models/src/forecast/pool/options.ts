// Checks of what the caller asks for; every refusal says what was given and what is allowed.
import type { FitOptions, PathOptions } from '../model.ts';

export const LONGEST_HORIZON = 1_000_000;
/** Paths of one crowd, and values of all of them: 128 MB. */
const MOST_PATHS = 100_000;
const MOST_PATH_VALUES = 2 ** 24;
export const LOWEST_LEVEL = 0.5;
export const HIGHEST_LEVEL = 0.99;

/** Ascending, without repeats. */
export function checkSeasons(seasons: readonly number[]): readonly number[] {
  for (const season of seasons) {
    if (!Number.isInteger(season) || season < 2) {
      throw new RangeError(`season ${season} is not a whole number of steps, 2 or more`);
    }
  }
  return [...new Set(seasons)].sort((a, b) => a - b);
}

export function checkHorizon(horizon: number): number {
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > LONGEST_HORIZON) {
    throw new RangeError(`horizon ${horizon} is not a whole number of steps from 1 to ${LONGEST_HORIZON}`);
  }
  return horizon;
}

export function checkLevel(level: number): number {
  if (!(level >= LOWEST_LEVEL && level <= HIGHEST_LEVEL)) {
    throw new RangeError(`level ${level} is outside ${LOWEST_LEVEL} to ${HIGHEST_LEVEL}`);
  }
  return level;
}

export interface Bounds {
  readonly lower: number | null;
  readonly upper: number | null;
}

export function checkBounds({ lower, upper }: NonNullable<FitOptions['bounds']>): Bounds {
  for (const bound of [lower, upper]) {
    if (bound !== undefined && !Number.isFinite(bound)) throw new RangeError(`bound ${bound} is not a number`);
  }
  if (lower !== undefined && upper !== undefined && lower > upper) {
    throw new RangeError(`lower bound ${lower} is above upper bound ${upper}`);
  }
  return { lower: lower ?? null, upper: upper ?? null };
}

/** With the defaults filled in. */
export function checkPaths(horizon: number, { count = 1000, seed = 1 }: PathOptions): Required<PathOptions> {
  if (!Number.isInteger(count) || count < 1 || count > MOST_PATHS) {
    throw new RangeError(`count ${count} is not a whole number of paths from 1 to ${MOST_PATHS}`);
  }
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed ${seed} is not a whole number within ±2^53`);
  if (count * horizon > MOST_PATH_VALUES) {
    const most = Math.floor(MOST_PATH_VALUES / horizon);
    const way = most > 0 ? `ask for ${most} paths or fewer` : `ask for ${MOST_PATH_VALUES} steps or fewer`;
    throw new RangeError(`${count} paths of ${horizon} steps are more than ${MOST_PATH_VALUES} values: ${way}`);
  }
  return { count, seed };
}
