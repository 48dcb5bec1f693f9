// Alert rules have no variables: what a query with some would ask for, said where it is edited.
import { Alert } from '@grafana/ui';

export function VariablesNote() {
  return (
    <Alert severity="warning" title="Alert rules have no variables" bottomSpacing={0}>
      This query has some, and the rule would ask for them as they are written. Fix: write plain names and values.
    </Alert>
  );
}
