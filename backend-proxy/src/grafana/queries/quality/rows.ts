// Measures of series as rows with labels.
import type { QualityStat, SeriesQuality } from '@foresight/contracts';
import type { NumericRow } from '../../frames/index.ts';

/** Measures that cannot be told are left out. */
export interface MeasuredRow extends NumericRow {
  readonly values: Readonly<Partial<Record<QualityStat, number>>> & NumericRow['values'];
}

export const qualityRows = (measured: readonly SeriesQuality[]): MeasuredRow[] =>
  measured.map(one => ({ labels: { ...one.labels, metric: one.metric }, values: valuesOf(one) }));

/** A series that tells no step has no share and no steps, but its points are counted. */
export function valuesOf(one: SeriesQuality): MeasuredRow['values'] {
  const { completeness, age_seconds, age_steps, longest_gap, points } = one;
  const told = Object.entries({ completeness, age_seconds, age_steps, longest_gap, points });
  return Object.fromEntries(told.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}
