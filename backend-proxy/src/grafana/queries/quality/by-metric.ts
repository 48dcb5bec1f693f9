// A row a metric: of each measure what its worst series has, for that is what breaks first.
import type { QualityStat, SeriesQuality } from '@foresight/contracts';
import { type MeasuredRow, valuesOf } from './rows.ts';

const WORST: Readonly<Record<QualityStat, (values: readonly number[]) => number>> = {
  completeness: values => values.reduce((a, b) => Math.min(a, b)),
  age_seconds: values => values.reduce((a, b) => Math.max(a, b)),
  age_steps: values => values.reduce((a, b) => Math.max(a, b)),
  longest_gap: values => values.reduce((a, b) => Math.max(a, b)),
  points: values => values.reduce((a, b) => a + b),
};

/** Points are summed; metrics in the order of their names. */
export function byMetric(measured: readonly SeriesQuality[]): MeasuredRow[] {
  const groups = [...Map.groupBy(measured, ({ metric }) => metric)].sort(([a], [b]) => (a < b ? -1 : 1));
  return groups.map(([metric, own]) => {
    const values = own.map(valuesOf);
    const worst = Object.entries(WORST).flatMap(([name, pick]) => {
      const told = values.flatMap(row => row[name] ?? []);
      return told.length === 0 ? [] : [[name, pick(told)] as const];
    });
    return { labels: { metric }, values: Object.fromEntries(worst) };
  });
}
