// How much the benchmark's score says: over files drawn anew, and at coarser steps.
import { NAB_PROFILES, type NabWindow, nabParts, nabScore } from '../../models/src/evaluate/index.ts';
import type { NabFile } from '../../models/test/nab-data.ts';
import type { Alerts } from '../../models/test/nab-table.ts';
import { uniform } from '../../models/test/sample-series.ts';

const DRAWS = 2_000;

/** The score on 90 of 100 sets of as many files drawn with replacement (bootstrap, Efron 1979), by profile. */
export function spread(files: readonly NabFile[], alerts: Alerts): [low: number, high: number][] {
  const parts = files.map(file => nabParts(file.series.values.length, file.windows, alerts(file)));
  return NAB_PROFILES.map(profile => {
    const next = uniform(1);
    const scores = Array.from({ length: DRAWS }, () =>
      nabScore(
        parts.map(() => parts[Math.floor(next() * parts.length)]!),
        profile,
      ),
    ).sort((a, b) => a - b);
    return [scores[Math.floor(0.05 * DRAWS)]!, scores[Math.floor(0.95 * DRAWS)]!];
  });
}

/** Means of `times` values; windows become those that hold the same time. */
export function atStep(files: readonly NabFile[], times: number): NabFile[] {
  return files.map(({ name, series, windows }) => {
    const rows = Math.floor(series.values.length / times);
    const values = Float64Array.from({ length: rows }, (_, i) => mean(series.values, i * times, times));
    const at = (row: number) => Math.min(rows - 1, Math.floor(row / times));
    const step = { unit: 'ms', count: series.step.count * times } as const;
    return { name, series: { ...series, values, step }, windows: windows.map(([a, b]): NabWindow => [at(a), at(b)]) };
  });
}

function mean(values: Float64Array, from: number, length: number): number {
  let sum = 0;
  for (let i = from; i < from + length; i++) sum += values[i]!;
  return sum / length;
}
