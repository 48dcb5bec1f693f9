// What the query tells of one series: its days, and numbers of the present moment.
import type { CapacityQueryOptions, CapacityStat, PeakDay } from '@foresight/contracts';
import { wallTime } from '../../../features/forecast/index.ts';
import { isDaily, localDays, peakDays } from '../../../predictions/futures/index.ts';
import type { Ahead, Outlook, Silent } from '../futures/index.ts';

export interface Shown {
  /** Of the metric. */
  readonly name: string;
  readonly query: CapacityQueryOptions;
  readonly level: number;
  readonly now: number;
  readonly zone: string;
  readonly fromAlert: boolean;
}

export type Told = (Silent & { readonly title: string }) | ToldSeries;

export interface ToldSeries {
  readonly ok: true;
  readonly ahead: Ahead;
  readonly title: string;
  readonly days: readonly PeakDay[];
  /** Absent where there is no capacity, or no hour. */
  readonly stats: Readonly<Record<CapacityStat, number | undefined>>;
}

const [DAY, HOUR] = [86_400_000, 3_600_000];

export function tellSeries(
  ahead: Outlook,
  title: string,
  zone: string,
  capacity: number | undefined,
  now: number,
): Told {
  if (!ahead.ok) return { ...ahead, title };
  const { answer, first, futures } = ahead;
  const days = peakDays(localDays(answer.time, first, zone), answer.time, futures);
  const [, peak, high] = futures.highest;
  // The day of the highest peak tells when it is to be expected.
  const top = days.reduce((best, day) => (day.peak > best.peak ? day : best));
  const at = Date.parse(top.at ?? top.day);
  const hour = isDaily(answer.time) ? undefined : Math.floor((wallTime(zone, at) % DAY) / HOUR);
  const stats = {
    peak,
    peak_high: high,
    days_until_peak: (at - now) / DAY,
    peak_hour: hour,
    ...againstCapacity(ahead, capacity, now),
  };
  return { ok: true, ahead, title, days, stats };
}

function againstCapacity({ answer, futures }: Ahead, capacity: number | undefined, now: number) {
  const [, peak, high] = futures.highest;
  const full = futures.crossings[0];
  if (capacity === undefined || !full) {
    return { utilisation: undefined, headroom: undefined, probability: undefined, days_until_full: undefined };
  }
  const at = full.by[MEDIAN] ?? null;
  return {
    utilisation: peak / capacity,
    headroom: capacity - high,
    probability: full.probability,
    // Never within the horizon: a rule on "< 7" must not fire, and a picture shows ∞.
    days_until_full: at === null ? Infinity : (answer.time[at]! - now) / DAY,
  };
}

/** Of the five dates of a crossing: 10, 25, 50, 75, 90 %. */
const MEDIAN = 2;
