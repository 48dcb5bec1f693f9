// Conditions on labels in one line, as Prometheus writes them.
import type { LabelMatcher } from '@foresight/contracts';

/** {service="api", region=~"eu-.*"}; empty without any. */
export function matchersText(labels: readonly LabelMatcher[] = []): string {
  if (labels.length === 0) return '';
  return `{${labels.map(({ name, op, value }) => `${name}${op}${JSON.stringify(value)}`).join(', ')}}`;
}
