// Limits and goals as users write them, to what models count, and back to dates.
import type { Crossing, Threshold } from '@foresight/contracts';
import type { Limit } from '@foresight/models';
import type { LimitCrossing } from './ask-futures.ts';

export const limitOf = ({ value, direction }: Threshold): Limit => ({ value, side: direction });

/** Index of the first step after `now` (epoch ms); the number of steps where all are past. */
export function firstStepAfter(time: Float64Array, now: number): number {
  const at = time.findIndex(ms => ms > now);
  return at < 0 ? time.length : at;
}

/** @param value null: not known */
export const isBeyond = ({ value: limit, direction }: Threshold, value: number | null): boolean =>
  value !== null && (direction === 'above' ? value > limit : value < limit);

/**
 * @param time of all steps of the forecast, epoch ms
 * @param current the last value; null: not known
 */
export function crossingsOf(
  thresholds: readonly Threshold[],
  crossings: readonly LimitCrossing[],
  time: Float64Array,
  current: number | null,
): Crossing[] {
  return thresholds.map((threshold, i) => {
    const { probability, by } = crossings[i]!;
    const [p10, p25, p50, p75, p90] = by.map(at => (at === null ? null : new Date(time[at]!).toISOString()));
    const beyond = isBeyond(threshold, current) ? { beyond_now: true as const } : {};
    return { threshold, probability, p10: p10!, p25: p25!, p50: p50!, p75: p75!, p90: p90!, ...beyond };
  });
}
