// Frames that a panel asked for by itself have not been through Grafana's field options: series take unit, name, colour
// and display, and what was found unusual in them, from those that have.
import type { ForecastSeries } from '../../../shared/frames/index.ts';

/** @param live the same series as Grafana handed them over */
export function dressed(series: readonly ForecastSeries[], live: readonly ForecastSeries[]): ForecastSeries[] {
  const known = new Map(live.map(one => [one.key, one]));
  return series.map(one => {
    const same = known.get(one.key);
    if (!same) return one;
    const { field, name, anomalies } = same;
    return { ...one, field, name, ...(anomalies ? { anomalies } : {}) };
  });
}
