// What a rule gets of an anomaly query.
import { Alert } from '@grafana/ui';
import type { AnomalyQuery } from '../../query/anomaly/index.ts';

export function RuleNote({ query: { show = 'series' } }: { readonly query: AnomalyQuery }) {
  if (show !== 'series') {
    return (
      <Alert severity="warning" title={`'${show}' are rows, no number that a rule could judge`} bottomSpacing={0}>
        Fix: show series.
      </Alert>
    );
  }
  return (
    <Alert
      severity="info"
      title="The rule gets the highest score of what was found in its time range, for each series"
      bottomSpacing={0}
    >
      Condition: above 0. It stays up as long as a finding is within the range, so choose the range for how long it
      should. A series that still learns, or whose data stopped before the range, is No Data.
    </Alert>
  );
}
