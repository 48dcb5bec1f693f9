// What a rule gets of a capacity query.
import { Alert } from '@grafana/ui';
import type { CapacityQuery } from '../../query/capacity/index.ts';

export function RuleNote({ query: { show = 'summary', stat, capacity } }: { readonly query: CapacityQuery }) {
  if (show === 'days') {
    return (
      <Alert severity="warning" title="A list of days is no number that a rule could judge" bottomSpacing={0}>
        Fix: show summary.
      </Alert>
    );
  }
  const number = stat ?? (capacity === undefined ? 'peak' : 'probability');
  const what = show === 'peaks' ? 'the peak of each day' : number;
  return (
    <Alert severity="info" title={`The rule gets ${what} for each series`} bottomSpacing={0}>
      {capacity === undefined ? 'With a capacity, it can judge the chance that it is used up. ' : ''}A series whose
      forecast has run out, or whose data stopped, is No Data.
    </Alert>
  );
}
