// Findings as JSON, a series a line, with what was learned and changed.
import type { NamedAnomalies } from './anomaly-report.ts';
import { stepText } from './anomaly-report.ts';
import { jsonList } from './json-list.ts';

/** @param stamp the text of a time, epoch ms */
export function* anomalyJson(reports: readonly NamedAnomalies[], stamp: (ms: number) => string): Generator<string> {
  yield '{"format": 1, ';
  yield* jsonList(
    'series',
    reports.map(report => lineOf(report, stamp)),
  );
  yield '}\n';
}

function lineOf({ series, answer }: NamedAnomalies, stamp: (ms: number) => string): object {
  if (!answer.ok) return { series, status: 'failed', reason: answer.reason };
  const { step, from, to, learning, watchedDays, alertsPerDay, adjustments, findings } = answer;
  return {
    series,
    status: alertsPerDay === null ? 'learning' : 'watching',
    step: stepText(step),
    from: stamp(from),
    to: stamp(to),
    learning,
    watched_days: watchedDays,
    alerts_per_day: alertsPerDay,
    adjustments,
    // Numbers that are none become null.
    findings: findings.map(({ time, index: _, ...rest }) => ({ time: stamp(time), ...rest })),
  };
}
