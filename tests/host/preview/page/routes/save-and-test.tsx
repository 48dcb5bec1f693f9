// Grafana's "Save & test" without the saving: the button, and what the data source says of itself.

import type { DataSourceApi } from '@grafana/data';
import { HealthCheckError } from '@grafana/runtime';
import type { AlertVariant } from '@grafana/ui';
import { Alert, Button, Stack } from '@grafana/ui';
import { useState } from 'react';

interface Status {
  readonly severity: AlertVariant;
  readonly message: string;
  readonly details: Record<string, unknown>;
}

export function SaveAndTest({ dataSource }: { readonly dataSource: DataSourceApi }) {
  const [status, setStatus] = useState<Status>();
  return (
    <Stack direction="column" gap={2} alignItems="flex-start">
      <Button onClick={() => void ask(dataSource).then(setStatus)}>Test</Button>
      {status && (
        <Alert severity={status.severity} title={status.message}>
          {String(status.details.message ?? '')}
          <details style={{ whiteSpace: 'pre-wrap' }}>{String(status.details.verboseMessage ?? '')}</details>
        </Alert>
      )}
    </Stack>
  );
}

async function ask(dataSource: DataSourceApi): Promise<Status> {
  try {
    const { status, message, details = {} } = await dataSource.testDatasource();
    return { severity: status === 'success' ? 'success' : 'warning', message, details };
  } catch (refused) {
    return { severity: 'error', ...reason(refused) };
  }
}

/** As Grafana reads what `testDatasource` throws. */
function reason(thrown: unknown): Pick<Status, 'message' | 'details'> {
  const { error } = thrown as { error?: unknown };
  if (error instanceof HealthCheckError) return { message: error.message, details: { ...error.details } };
  return { message: thrown instanceof Error ? thrown.message : 'An unexpected error occurred.', details: {} };
}
