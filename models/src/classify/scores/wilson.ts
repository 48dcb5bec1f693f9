// How sure a share is that was counted.
import { normalQuantile } from '../../statistics/normal.ts';

export interface Range {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Interval of a share, within 0 and 1 also where all or none are hits (Wilson 1927).
 * @param hits 0 to trials
 * @param trials 1 or more
 * @param level strictly between 0 and 1
 */
export function wilsonInterval(hits: number, trials: number, level = 0.95): Range {
  if (!(trials > 0 && hits >= 0 && hits <= trials))
    throw new RangeError(`${hits} hits of ${trials} trials is no share`);
  const z = normalQuantile((1 + level) / 2);
  const share = hits / trials;
  const squeeze = 1 + (z * z) / trials;
  const middle = (share + (z * z) / (2 * trials)) / squeeze;
  const half = (z / squeeze) * Math.sqrt((share * (1 - share)) / trials + ((z / trials) * z) / (4 * trials));
  return { lower: Math.max(0, middle - half), upper: Math.min(1, middle + half) };
}
