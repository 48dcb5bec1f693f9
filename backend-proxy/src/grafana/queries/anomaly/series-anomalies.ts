// What was found in a series, in words that leave the service: the API's answer, and what panels mark.
import type { AnomalyFinding, SeriesAnomalies } from '@foresight/contracts';
import type { WatchedEvent } from '../../../predictions/anomaly/index.ts';
import type { QueryContext } from '../query-type.ts';
import { findingsIn, learningReason, severityOf, type Told } from './tell.ts';

export function seriesAnomalies(one: Told, range: QueryContext['range']): SeriesAnomalies {
  const { series, answer } = one;
  return {
    metric: series.metric,
    labels: series.labels,
    learning: answer.ok ? answer.learning : null,
    reason: learningReason(one) ?? null,
    findings: findingsIn(answer, range).map(findingOf),
  };
}

const findingOf = ({ time, end, score, direction, value, expected, rule, why }: WatchedEvent): AnomalyFinding => ({
  start: new Date(time).toISOString(),
  end: new Date(end).toISOString(),
  severity: severityOf(score),
  direction,
  score,
  observed: known(value),
  expected: known(expected),
  rule,
  text: why,
});

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
