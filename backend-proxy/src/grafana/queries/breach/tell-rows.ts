// One row a series and limit: numbers where the forecast says something, else the reason.
import { type BreachStat, type Crossing, LIMIT_LABEL, type Threshold, thresholdText } from '@foresight/contracts';
import { crossingsOf } from '../../../predictions/futures/index.ts';
import type { Ahead, Outlook } from '../futures/index.ts';
import type { Chosen } from '../series/index.ts';

export interface ToldRow {
  readonly series: Chosen;
  readonly threshold: Threshold;
  readonly labels: Readonly<Record<string, string>>;
  /** Absent with a reason. */
  readonly told?: {
    readonly ahead: Ahead;
    readonly crossing: Crossing;
    readonly stats: Readonly<Record<BreachStat, number | undefined>>;
  };
  readonly reason?: string;
}

const DAY = 86_400_000;

export function tellRows(ahead: readonly Outlook[], limits: readonly Threshold[], now: number): ToldRow[] {
  return ahead.flatMap(one => {
    const crossings = one.ok
      ? crossingsOf(limits, one.futures.crossings, one.answer.time, one.current)
      : limits.map(() => undefined);
    return limits.map((threshold, i): ToldRow => {
      const crossing = crossings[i];
      const row = { series: one.series, threshold, labels: labelsOf(one.series.labels, threshold) };
      if (!one.ok || !crossing) return { ...row, reason: one.ok ? '' : one.reason };
      return { ...row, told: { ahead: one, crossing, stats: statsOf(one, crossing, now) } };
    });
  });
}

/** The label of the series that is called like ours is moved out of the way, as Prometheus does. */
function labelsOf(own: Readonly<Record<string, string>>, threshold: Threshold): Record<string, string> {
  const entries = Object.entries(own).map(([name, value]) => [name === LIMIT_LABEL ? `exported_${name}` : name, value]);
  return { ...Object.fromEntries(entries), [LIMIT_LABEL]: thresholdText(threshold) };
}

function statsOf(
  { answer, first, futures, current }: Ahead,
  { threshold: { value, direction }, probability, p50, beyond_now }: Crossing,
  now: number,
): Record<BreachStat, number | undefined> {
  const point = answer.point.subarray(first);
  return {
    probability,
    // Never within the horizon: a rule on "< 7" must not fire, and a picture shows ∞.
    days_until: p50 === null ? Infinity : (Date.parse(p50) - now) / DAY,
    headroom: direction === 'above' ? value - futures.highest[2] : futures.lowest[0] - value,
    current: current ?? undefined,
    min: Math.min(...point),
    max: Math.max(...point),
    beyond_now: beyond_now ? 1 : 0,
  };
}
