// The share that is still there, of all alike: the baseline of every survival model, and the weights of its scores.
import type { Curves } from './curves.ts';
import { type Lives, refuseLives } from './lives.ts';
import type { Edges } from './periods.ts';

/** A curve that falls at some moments and stays between them. */
export interface Steps {
  /** Ascending. */
  readonly times: Float64Array;
  /** The share from that moment on; before the first it is 1. */
  readonly shares: Float64Array;
}

/**
 * Kaplan and Meier 1958.
 * @param of what counts as an end: 1 (an end), or 0 for the curve of those who were lost from sight
 */
export function kaplanMeier(lives: Lives, of: 0 | 1 = 1): Steps {
  refuseLives(lives);
  const { durations, ended } = lives;
  const order = Int32Array.from({ length: durations.length }, (_, i) => i).sort(
    (i, j) => durations[i]! - durations[j]!,
  );
  const times: number[] = [];
  const shares: number[] = [];
  let share = 1;
  for (let at = 0; at < order.length; ) {
    const time = durations[order[at]!]!;
    const there = order.length - at;
    let ends = 0;
    let ended1 = 0;
    for (; at < order.length && durations[order[at]!] === time; at++) {
      if (ended[order[at]!] === of) ends++;
      if (ended[order[at]!] === 1) ended1++;
    }
    if (ends === 0) continue;
    // At equal times an end comes before a loss from sight.
    share *= 1 - ends / (of === 1 ? there : there - ended1);
    times.push(time);
    shares.push(share);
  }
  return { times: Float64Array.from(times), shares: Float64Array.from(shares) };
}

/** Share at t; with `before`, just before it. */
export function shareAt({ times, shares }: Steps, t: number, before = false): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before ? times[middle]! < t : times[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 1 : shares[low - 1]!;
}

/** The same curve for everyone, at the edges. */
export function baselineCurves(steps: Steps, people: number, edges: Edges): Curves {
  const one = Float64Array.from(edges, e => (e === 0 ? 1 : shareAt(steps, e)));
  const values = new Float64Array(people * edges.length);
  for (let i = 0; i < people; i++) values.set(one, i * edges.length);
  return { edges, people, values };
}
