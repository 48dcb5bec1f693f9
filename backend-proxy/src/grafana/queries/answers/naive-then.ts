// What seasonal naive would have said at a past origin: the yardstick of a replay. It repeats the last cycle that was
// known then, or the last value where there is no season, as the model `seasonal-naive` does.
import type { FrameStep } from '@foresight/contracts';
import type { Points } from '../../../store/index.ts';

export interface NaiveInput {
  readonly points: Points;
  /** Epoch ms of the last value that was known. */
  readonly origin: number;
  /** Epoch ms of the steps. */
  readonly time: Float64Array;
  readonly step: FrameStep;
  /** In steps; 1: none. */
  readonly season: number;
}

/** One value a step; null where the value a season ago is missing. */
export function naiveThen({ points, origin, time, step, season }: NaiveInput): (number | null)[] {
  const known = new Map<number, number>();
  for (let i = 0; i < points.ts.length && points.ts[i]! <= origin; i++) known.set(points.ts[i]!, points.value[i]!);
  return Array.from(time, (_, i) => {
    const back = Math.ceil((i + 1) / season) * season - (i + 1);
    return known.get(before(origin, back, step)) ?? null;
  });
}

/** The stamp some steps before the origin. */
function before(origin: number, steps: number, { unit, count }: FrameStep): number {
  if (unit === 'ms') return origin - steps * count;
  const date = new Date(origin);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - steps * count);
  // The last of a month stays the last of a month.
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.setUTCDate(isLastOfMonth(origin) ? last : Math.min(day, last));
}

const isLastOfMonth = (ms: number) => new Date(ms + 86_400_000).getUTCDate() === 1;
