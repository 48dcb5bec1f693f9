// In an alert rule: variables stay as they are written.
import type { CoreApp } from '@grafana/data';
import { Alert } from '@grafana/ui';
import { isAlerting } from './template-variables.ts';

interface Props {
  readonly app: CoreApp | undefined;
  /** Whether the query has any. */
  readonly variables: boolean;
}

export function AlertingNote({ app, variables }: Props) {
  if (!isAlerting(app) || !variables) return null;
  return (
    <Alert severity="warning" title="Alert rules have no variables" bottomSpacing={0}>
      This query has some, and the rule would ask for them as they are written. Fix: write plain names and values.
    </Alert>
  );
}
