// Averages over equal spans of time, for histories with more points than a picture has room for.
import { DAY, HOUR, MINUTE, SECOND } from '@foresight/models';
import type { Points } from '../../../store/index.ts';

export interface Bucketed {
  readonly points: Points;
  /** Milliseconds of one average; 0 when the points are as they were. */
  readonly width: number;
}

/** Widths that people count in. Few of them, and far apart: the width stays when the range moves on. */
const WIDTHS = [
  ...[1, 10, 100].flatMap(ms => [ms, 2 * ms, 5 * ms]),
  ...[SECOND, MINUTE].flatMap(unit => [1, 2, 5, 10, 15, 30].map(n => n * unit)),
  ...[1, 2, 3, 6, 12].map(n => n * HOUR),
  ...[1, 2, 7, 14, 28].map(n => n * DAY),
];
const WIDEST = WIDTHS.at(-1)!;

/**
 * At most `most` points, but no fewer than two. Buckets lie at multiples of their width, so that a range that moves
 * with the clock does not make the picture tremble.
 * @param points sorted by time
 * @param most 0: no limit
 */
export function bucketed(points: Points, most: number): Bucketed {
  const width = bucketWidth(points.ts, most);
  return { points: width === 0 ? points : inBuckets(points, width, 'mean'), width };
}

/** Milliseconds of one bucket; 0 when there is room for all. */
export function bucketWidth(ts: Float64Array, most: number): number {
  if (most <= 0 || ts.length <= most) return 0;
  const span = ts.at(-1)! - ts[0]!;
  // One less, because the first and the last bucket may be cut by the range.
  const least = span / Math.max(1, most - 1);
  return WIDTHS.find(known => known >= least) ?? Math.ceil(least / WIDEST) * WIDEST;
}

/** @param of each bucket: its mean, or the value farthest from zero, of equal ones the first */
export function inBuckets({ ts, value }: Points, width: number, of: 'mean' | 'extreme'): Points {
  const times: number[] = [];
  const told: number[] = [];
  let n = 0;
  for (let i = 0; i < ts.length; i++) {
    const start = Math.floor(ts[i]! / width) * width;
    if (start !== times.at(-1)) {
      times.push(start);
      told.push(value[i]!);
      n = 1;
      continue;
    }
    n++;
    const last = told.at(-1)!;
    if (of === 'mean') told[told.length - 1] = last + (value[i]! - last) / n;
    else if (Math.abs(value[i]!) > Math.abs(last)) told[told.length - 1] = value[i]!;
  }
  return { ts: Float64Array.from(times), value: Float64Array.from(told) };
}
