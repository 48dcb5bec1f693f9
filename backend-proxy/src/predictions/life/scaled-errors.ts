// How wrong forecasts were, in units that series can share: mean absolute error over what the series changes by itself.
import { seasonalScale } from '@foresight/models/evaluate';
import type { PastForecast, Points } from '../../store/index.ts';

/** What the values up to a time change from one to the next on average; null where that is nothing or not known. */
export function seriesScale({ ts, value }: Points, until: number): number | null {
  const scale = seasonalScale(
    value.filter((_, i) => ts[i]! <= until),
    1,
  );
  return scale > 0 && Number.isFinite(scale) ? scale : null;
}

/**
 * A row a forecast that has met a value, at the time when it was issued (epoch milliseconds). All of a series are scaled
 * alike, by its values up to the first origin, so that the line shows errors and not the scale.
 * @param past of one series, in the order of issue
 */
export function scaledErrors(past: readonly PastForecast[], points: Points): { time: number; error: number }[] {
  const first = past[0];
  const scale = first ? seriesScale(points, first.origin.getTime()) : null;
  if (scale === null) return [];
  const came = new Map(Array.from(points.ts, (time, i) => [time, points.value[i]!]));
  return past.flatMap(one => {
    const errors = one.time.flatMap((time, i) => {
      const actual = came.get(time);
      return actual === undefined ? [] : [Math.abs(actual - one.point[i]!)];
    });
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    return errors.length === 0 ? [] : [{ time: one.issued_at.getTime(), error: mean / scale }];
  });
}
