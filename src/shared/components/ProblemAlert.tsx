// What failed, the way out, and another try.
import { Alert, Button, Stack } from '@grafana/ui';
import type { ServiceProblem } from '../service/index.ts';
import { TEST_IDS } from '../test-ids.ts';

interface Props {
  readonly problem: ServiceProblem;
  /** What cannot be done because of it, e.g. "The metrics cannot be listed". */
  readonly what?: string;
  readonly retry?: () => void;
  readonly retrying?: boolean;
}

export function ProblemAlert({ problem: { text, fix }, what, retry, retrying = false }: Props) {
  return (
    <Alert
      severity="error"
      title={what ? `${what}: ${text}` : text}
      bottomSpacing={0}
      data-testid={TEST_IDS.problem.alert}
    >
      <Stack direction="row" alignItems="center" justifyContent="space-between" gap={2}>
        <span>{fix ? `Fix: ${fix}.` : null}</span>
        {retry ? (
          <Button
            size="sm"
            variant="secondary"
            icon={retrying ? 'spinner' : 'sync'}
            onClick={retry}
            disabled={retrying}
            data-testid={TEST_IDS.problem.retry}
          >
            Retry
          </Button>
        ) : null}
      </Stack>
    </Alert>
  );
}
