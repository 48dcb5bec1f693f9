// Whether intervals of the time left hold as many as they promise, though many ends were not seen.
import { type Curves, chanceBeyond } from '../curves.ts';
import { kaplanMeier, shareAt } from '../kaplan-meier.ts';
import { type Lives, refuseLives } from '../lives.ts';

export interface Coverage {
  readonly level: number;
  /** Share that ended before their interval: (1 − level) ÷ 2 was promised. */
  readonly before: number;
  /** Share of ends inside the intervals, and after them; null where the upper end is out of sight for everyone. */
  readonly inside: number | null;
  readonly after: number | null;
}

/**
 * Where a curve holds, 1 − S at the end is even between 0 and 1, whoever it is; where the end was not seen, it is only known to be
 * more. So the Kaplan-Meier curve of these numbers tells what share lies beyond each chance (as Haider, Hoehn, Davis and Greiner 2020
 * do for "D-calibration"). Of those whose upper end is out of sight it is inferred from the others.
 * @param level 0.5 to 0.99
 */
export function intervalCoverage(curves: Curves, lives: Lives, level = 0.8): Coverage {
  refuseLives(lives);
  const last = curves.edges.at(-1)!;
  const { durations, ended } = lives;
  const gone = durations.map((d, i) => 1 - chanceBeyond(curves, i, Math.min(d, last)));
  const beyond = kaplanMeier({ durations: gone, ended: ended.map((e, i) => (durations[i]! <= last ? e : 0)) });
  const [tail, far] = [(1 - level) / 2, (1 + level) / 2];
  const before = 1 - shareAt(beyond, tail);
  if (!gone.some(g => g >= far)) return { level, before, inside: null, after: null };
  const after = shareAt(beyond, far);
  return { level, before, inside: 1 - before - after, after };
}
