// How far predicted chances lie from what came, over a span of time.
import { type Curves, chanceBeyond } from '../curves.ts';
import { kaplanMeier, type Steps, shareAt } from '../kaplan-meier.ts';
import { type Lives, refuseLives } from '../lives.ts';

/** Someone who is left of a very small share would outweigh all others. */
const LEAST_SHARE = 0.01;

/**
 * Mean over `times` (trapezoids, from 0, where nobody errs) of the mean squared error of S(t), each person weighted by the inverse of the
 * chance of still being in sight (Graf, Schmoor, Sauerbrei and Schumacher 1999). 0 is perfect; 0.25 is what a coin gets.
 * @param times ascending, above 0
 * @param seen whose loss from sight gives the weights. Default: those who are judged
 * @throws {RangeError}
 */
export function integratedBrier(curves: Curves, lives: Lives, times: readonly number[], seen: Lives = lives): number {
  refuseLives(lives);
  if (curves.people !== lives.durations.length) {
    throw new RangeError(`${curves.people} curves for ${lives.durations.length} people: they must be as many`);
  }
  if (times.length === 0 || times.some((t, k) => !(t > (times[k - 1] ?? 0)))) {
    throw new RangeError(`times [${times.join(', ')}] must ascend from above 0`);
  }
  const lost = kaplanMeier(seen, 0);
  let area = 0;
  let [before, error] = [0, 0];
  for (const t of times) {
    const next = brierAt(curves, lives, t, lost);
    area += 0.5 * (t - before) * (error + next);
    [before, error] = [t, next];
  }
  return area / before;
}

function brierAt(curves: Curves, { durations, ended }: Lives, t: number, lost: Steps): number {
  const later = Math.max(LEAST_SHARE, shareAt(lost, t));
  let sum = 0;
  for (let i = 0; i < durations.length; i++) {
    const chance = chanceBeyond(curves, i, t);
    if (durations[i]! > t) sum += (1 - chance) ** 2 / later;
    else if (ended[i] === 1) sum += chance ** 2 / Math.max(LEAST_SHARE, shareAt(lost, durations[i]!, true));
  }
  return sum / durations.length;
}
