// A metric that nothing is stored of.
import type { MetricAnswer } from '@foresight/contracts';

/** Why the metric will find nothing; undefined while that is not known. */
export function unknownMetric(metric: string, stored: readonly MetricAnswer[] | undefined): string | undefined {
  if (!stored || metric === '' || /[$[]/.test(metric) || stored.some(one => one.metric === metric)) return undefined;
  if (stored.length === 0) return 'No metric is stored yet. Import one: foresight import FILE';
  return `No metric '${metric}' is stored; there are ${stored.length} others`;
}
