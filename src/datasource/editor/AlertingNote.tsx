// What is different in an alert rule: each role is an instance of its own, and variables stay as they are written.
import type { CoreApp } from '@grafana/data';
import { Alert, Button, Stack } from '@grafana/ui';
import { TEST_IDS } from '../../shared/test-ids.ts';
import type { FieldProps } from './field-props.ts';
import { isAlerting } from './template-variables.ts';

interface Props extends FieldProps {
  readonly app: CoreApp | undefined;
  /** Whether the query has any. */
  readonly variables: boolean;
}

export function AlertingNote({ app, variables, query: { roles }, change }: Props) {
  if (!isAlerting(app)) return null;
  return (
    <>
      {variables ? (
        <Alert severity="warning" title="Alert rules have no variables" bottomSpacing={0}>
          This query has some, and the rule would ask for them as they are written. Fix: write plain names and values.
        </Alert>
      ) : null}
      {roles ? null : (
        <Alert
          severity="info"
          title="The rule gets history, forecast and limits, each as an instance"
          bottomSpacing={0}
        >
          <Stack direction="row" alignItems="center" justifyContent="space-between" gap={2} wrap="wrap">
            <span>To be alerted on what is to come, take the forecast alone.</span>
            <Button
              size="sm"
              variant="secondary"
              onClick={() => change({ roles: ['forecast'] })}
              data-testid={TEST_IDS.queryEditor.forecastOnly}
            >
              Forecast only
            </Button>
          </Stack>
        </Alert>
      )}
    </>
  );
}
