// Whether intervals of the time left hold as many as they promise, though many ends were not seen.
import { type Curves, chanceBeyond } from '../curves.ts';
import { kaplanMeier, shareAt } from '../kaplan-meier.ts';
import { type Lives, refuseLives } from '../lives.ts';

export interface Coverage {
  readonly level: number;
  /** Share of ends inside the intervals. */
  readonly inside: number;
  /** Share that ended before their interval: (1 − level) ÷ 2 was promised. */
  readonly before: number;
  /** Share that ended after it. */
  readonly after: number;
}

/**
 * Where a curve holds, 1 − S at the end is even between 0 and 1, whoever it is; where the end was not seen, it is only known to be
 * more. So the Kaplan-Meier curve of these numbers tells what share lies beyond each chance (as Haider, Hoehn, Davis and Greiner 2020
 * do for "D-calibration"). An interval whose end is out of sight counts as open.
 * @param level 0.5 to 0.99
 */
export function intervalCoverage(curves: Curves, lives: Lives, level = 0.8): Coverage {
  refuseLives(lives);
  const last = curves.edges.at(-1)!;
  const { durations, ended } = lives;
  const gone = durations.map((d, i) => 1 - chanceBeyond(curves, i, Math.min(d, last)));
  const beyond = kaplanMeier({ durations: gone, ended: ended.map((e, i) => (durations[i]! <= last ? e : 0)) });
  const before = 1 - shareAt(beyond, (1 - level) / 2);
  const after = shareAt(beyond, (1 + level) / 2);
  return { level, inside: 1 - before - after, before, after };
}
