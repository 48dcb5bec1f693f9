// Sorts the points of one series by time: stable, on columns.

/** Columns of one series, of equal length. */
export interface SeriesColumns {
  readonly ts: Float64Array;
  readonly value: Float64Array;
  readonly row: Uint32Array;
}

/**
 * Sorts by `ts`, ascending; points of one time keep their order. Sorted columns are returned as they are.
 * Bottom-up merge sort on (time, position); parts that are in order already are not merged.
 */
export function sortPoints(columns: SeriesColumns): SeriesColumns {
  const { ts, value, row } = columns;
  if (isSorted(ts)) return columns;
  const order = sortedOrder(ts);
  return {
    ts: ts.map((_, i) => ts[order[i]!]!),
    value: value.map((_, i) => value[order[i]!]!),
    row: row.map((_, i) => row[order[i]!]!),
  };
}

function isSorted(ts: Float64Array): boolean {
  for (let i = 1; i < ts.length; i++) if (ts[i - 1]! > ts[i]!) return false;
  return true;
}

/** Positions of the points in the order of their times. */
function sortedOrder(ts: Float64Array): Uint32Array {
  let from = Uint32Array.from(ts, (_, i) => i);
  let to = new Uint32Array(ts.length);
  for (let width = 1; width < ts.length; width *= 2) {
    for (let low = 0; low < ts.length; low += 2 * width) {
      merge(ts, from, to, low, Math.min(low + width, ts.length), Math.min(low + 2 * width, ts.length));
    }
    [from, to] = [to, from];
  }
  return from;
}

function merge(ts: Float64Array, from: Uint32Array, to: Uint32Array, low: number, mid: number, high: number): void {
  if (mid === high || ts[from[mid - 1]!]! <= ts[from[mid]!]!) {
    to.set(from.subarray(low, high), low);
    return;
  }
  let left = low;
  let right = mid;
  for (let at = low; at < high; at++) {
    const takeLeft = left < mid && (right >= high || ts[from[left]!]! <= ts[from[right]!]!);
    to[at] = takeLeft ? from[left++]! : from[right++]!;
  }
}
