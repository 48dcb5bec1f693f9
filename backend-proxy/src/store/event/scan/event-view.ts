// What a reader of events is given: the columns of one bucket, and which of them lie in the time it asked for.
import type { EventColumns } from '../event-columns.ts';

export interface EventView extends EventColumns {
  /** Events of person p in the time that was asked for are at start[p] … end[p] − 1; there may be none. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

/** @param from epoch milliseconds, included @param to excluded; infinities are no bound */
export function viewOf(columns: EventColumns, from: number, to: number): EventView {
  const { people, offset, ts } = columns;
  const start = offset.slice(0, people.length);
  const end = offset.slice(1);
  for (let p = 0; p < people.length; p++) {
    const [first, last] = [start[p]!, end[p]!];
    if (ts[first]! < from) start[p] = firstAt(ts, from, first, last);
    if (ts[last - 1]! >= to) end[p] = firstAt(ts, to, start[p]!, last);
  }
  return { ...columns, start, end };
}

/** First position in [low, high) whose time is `at` or later; `high` when there is none. */
export function firstAt(ts: Float64Array, at: number, low: number, high: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ts[middle]! < at) from = middle + 1;
    else to = middle;
  }
  return from;
}
