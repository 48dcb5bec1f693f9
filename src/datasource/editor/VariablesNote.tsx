// Alert rules have no variables, and the service refuses a query that has some: said where it is edited.
import { Alert } from '@grafana/ui';

export function VariablesNote() {
  return (
    <Alert severity="warning" title="Alert rules have no variables" bottomSpacing={0}>
      This query has some, and the rule would fail on them. Fix: write plain names and values.
    </Alert>
  );
}
