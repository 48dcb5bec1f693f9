// The peaks of the days ahead, and the highest of all, against a capacity.
import type { PeakDay } from '@foresight/contracts';
import type { Futures } from './ask-futures.ts';
import { isDaily, type LocalDay } from './local-days.ts';

/**
 * @param time of all steps of the forecast, epoch ms
 * @param futures whose windows are the days, and whose only limit is the capacity, where there is one
 */
export function peakDays(days: readonly LocalDay[], time: Float64Array, { peaks, over }: Futures): PeakDay[] {
  const withHours = !isDaily(time);
  return days.map(({ start, window }, i) => {
    const { quantiles, step, share } = peaks[i]!;
    const [lower, peak, upper] = quantiles as [number, number, number];
    return {
      day: new Date(start).toISOString(),
      steps: window.to - window.from + 1,
      ...{ peak, lower, upper },
      at: withHours ? new Date(time[step - 1]!).toISOString() : null,
      share: withHours ? share : null,
      over: over[i]![0] ?? null,
    };
  });
}

/** The highest days first; of equal ones the earlier. */
export const highestDays = (days: readonly PeakDay[], top: number): PeakDay[] =>
  [...days].sort((a, b) => b.peak - a.peak).slice(0, top);
