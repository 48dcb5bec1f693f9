// Last value wins: newer points are laid over older ones.
import type { Points } from './chunk-codec.ts';

export interface Merged {
  readonly points: Points;
  /** Points at times the older run did not have. */
  readonly added: number;
  /** Points whose value became another. */
  readonly changed: number;
  readonly unchanged: number;
}

export const NO_POINTS: Points = { ts: new Float64Array(0), value: new Float64Array(0) };

/**
 * Merges two runs, each strictly ascending in time; where both have a time, `newer` gives the value.
 * Linear in the sum of the lengths.
 */
export function mergePoints(older: Points, newer: Points): Merged {
  if (older.ts.length === 0) return { points: newer, added: newer.ts.length, changed: 0, unchanged: 0 };
  const ts = new Float64Array(older.ts.length + newer.ts.length);
  const value = new Float64Array(ts.length);
  let [n, i, added, changed, unchanged] = [0, 0, 0, 0, 0];
  for (let j = 0; j < newer.ts.length; j++, n++) {
    const time = newer.ts[j]!;
    for (; i < older.ts.length && older.ts[i]! < time; i++, n++) {
      ts[n] = older.ts[i]!;
      value[n] = older.value[i]!;
    }
    if (i >= older.ts.length || older.ts[i] !== time) added++;
    else if (Object.is(older.value[i++], newer.value[j])) unchanged++;
    else changed++;
    ts[n] = time;
    value[n] = newer.value[j]!;
  }
  for (; i < older.ts.length; i++, n++) {
    ts[n] = older.ts[i]!;
    value[n] = older.value[i]!;
  }
  return { points: { ts: ts.subarray(0, n), value: value.subarray(0, n) }, added, changed, unchanged };
}

/** Lays runs over one another in the given order, oldest first. Runs that follow in time are joined at copy speed. */
export function mergeAll(runs: readonly Points[]): Points {
  return runs.reduce((older, newer) => mergePoints(older, newer).points, NO_POINTS);
}

/**
 * Turns rows in any order into one run: sorted by time, and of equal times the one that came last.
 * @param ts epoch ms @param value same length
 */
export function runFromRows(ts: Float64Array, value: Float64Array): Points {
  const order = Uint32Array.from(ts, (_, i) => i).sort((a, b) => ts[a]! - ts[b]! || a - b);
  const kept = order.filter((row, i) => i + 1 === order.length || ts[order[i + 1]!] !== ts[row]);
  return { ts: Float64Array.from(kept, row => ts[row]!), value: Float64Array.from(kept, row => value[row]!) };
}

/** The part of a run with from <= time < to, without copying. */
export function between({ ts, value }: Points, from: number, to: number): Points {
  const start = lowerBound(ts, from);
  const end = lowerBound(ts, to);
  return { ts: ts.subarray(start, end), value: value.subarray(start, end) };
}

/** First index whose time is not before `time`. */
export function lowerBound(ts: Float64Array, time: number): number {
  let [low, high] = [0, ts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ts[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
