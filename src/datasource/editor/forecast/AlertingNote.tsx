// What a rule gets of a forecast: each role is an instance of its own.
import type { CoreApp } from '@grafana/data';
import { Alert, Button, Stack } from '@grafana/ui';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { ForecastQuery } from '../../query/index.ts';
import type { FieldProps } from '../field-props.ts';
import { isAlerting } from '../template-variables.ts';

interface Props extends FieldProps<ForecastQuery> {
  readonly app: CoreApp | undefined;
}

export function AlertingNote({ app, query: { roles }, change }: Props) {
  if (!isAlerting(app) || roles) return null;
  return (
    <Alert severity="info" title="The rule gets history, forecast and limits, each as an instance" bottomSpacing={0}>
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
  );
}
