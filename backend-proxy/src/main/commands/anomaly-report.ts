// What foresight anomalies found, series by series: the words that tables, CSV and JSON share.
import type { Step } from '@foresight/models';
import type { Finding } from '@foresight/models/anomaly';
import type { AnomalyRefusal, SeriesAnomalies } from '../../predictions/anomaly/index.ts';

export interface NamedAnomalies {
  readonly series: string;
  readonly answer: SeriesAnomalies | AnomalyRefusal;
}

export interface NamedFinding extends Finding {
  readonly series: string;
}

export function findingsOf(reports: readonly NamedAnomalies[]): NamedFinding[] {
  return reports.flatMap(({ series, answer }) =>
    answer.ok ? answer.findings.map(finding => ({ ...finding, series })) : [],
  );
}

const UNITS: readonly (readonly [number, string])[] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
];

/** 300,000 ms → "5min"; months → "1mo". */
export function stepText({ unit, count }: Step): string {
  if (unit === 'month') return `${count}mo`;
  const [size, name] = UNITS.find(([ms]) => count % ms === 0) ?? [1, 'ms'];
  return `${count / size}${name}`;
}

/** One sentence on a series: how often it alerts, what it learned from, or why it could not be read. */
export function summaryOf({ series, answer }: NamedAnomalies): string {
  if (!answer.ok) return `${series}: not read: ${answer.reason}`;
  const { learning, findings, watchedDays, alertsPerDay, step } = answer;
  const told = findings.length === 1 ? '1 alert' : `${findings.length} alerts`;
  if (alertsPerDay === null) {
    const missing = `${learning.has} of the ${learning.needs} values (every ${stepText(step)}) it learns from`;
    return `${series}: ${told}; still learning: has ${missing}; until then only single values far out can alert`;
  }
  const often = `${Number(alertsPerDay.toPrecision(2))} a day over ${Number(watchedDays.toPrecision(3))} days`;
  return `${series}: ${told}, ${often}, after learning from ${learning.needs} values every ${stepText(step)}`;
}
