// Numbers of the present moment, a row a series: what rules take. A series that says nothing has empty cells.
import { CAPACITY_STATS, type CapacityStat, OF_CAPACITY } from '@foresight/contracts';
import { type FieldConfig, type FrameSpec, numericLong } from '../../frames/index.ts';
import { noticesOf } from './peak-frames.ts';
import type { Shown, Told } from './tell-series.ts';

const CONFIG: Partial<Readonly<Record<CapacityStat, FieldConfig>>> = {
  utilisation: { unit: 'percentunit' },
  probability: { unit: 'percentunit' },
  days_until_peak: { unit: 'd' },
  days_until_full: { unit: 'd' },
};

export function summaryFrame(told: readonly Told[], { name: metric, query, now, fromAlert }: Shown): FrameSpec {
  return numericLong({
    name: metric,
    now,
    columns: statsFor(told, query, fromAlert).map(name => ({
      name,
      ...(CONFIG[name] ? { config: CONFIG[name] } : {}),
    })),
    rows: told.map(one => ({
      labels: one.ok ? one.ahead.series.labels : one.series.labels,
      values: one.ok ? one.stats : {},
    })),
    notices: noticesOf(told),
  });
}

/** Without one that was asked for: all that say something, or for a rule the one that it most likely means. */
function statsFor(
  told: readonly Told[],
  { stat, capacity }: Shown['query'],
  fromAlert: boolean,
): readonly CapacityStat[] {
  if (stat) return [stat];
  if (fromAlert) return [capacity === undefined ? 'peak' : 'probability'];
  const hasHours = told.some(one => one.ok && one.stats.peak_hour !== undefined);
  return CAPACITY_STATS.filter(name =>
    OF_CAPACITY.includes(name) ? capacity !== undefined : name !== 'peak_hour' || hasHours,
  );
}
