// What then came: values beyond a limit after a moment, and crossings that no moment had told of.
import type { Threshold } from '@foresight/contracts';
import { isBeyond } from '../futures/index.ts';

interface Points {
  /** Epoch ms, ascending. */
  readonly ts: Float64Array;
  readonly value: Float64Array;
}

/** Whether a value later than `from` up to `to` was beyond; null: none yet, and not all have come. */
export function happenedAfter({ ts, value }: Points, limit: Threshold, from: number, to: number): boolean | null {
  for (let i = firstAfter(ts, from); i < ts.length && ts[i]! <= to; i++) {
    if (isBeyond(limit, value[i]!)) return true;
  }
  return ts.length > 0 && ts[ts.length - 1]! >= to ? false : null;
}

/** Crossings within `apart` ms of the end of the last one are the same. */
export function crossingsBetween(
  { ts, value }: Points,
  limit: Threshold,
  { from, to, apart }: { readonly from: number; readonly to: number; readonly apart: number },
): number[] {
  const starts: number[] = [];
  let lastBeyond = Number.NEGATIVE_INFINITY;
  for (let i = firstAfter(ts, from - apart); i < ts.length && ts[i]! <= to; i++) {
    if (!isBeyond(limit, value[i]!)) continue;
    const at = ts[i]!;
    if (at - lastBeyond > apart && at > from) starts.push(at);
    lastBeyond = at;
  }
  return starts;
}

/** Index of the first stamp later than `at`. */
function firstAfter(ts: Float64Array, at: number): number {
  let [low, high] = [0, ts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ts[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
