// What a rule takes that is about another data source: no browser asks for it, so the service must be let in.
import { Alert } from '@grafana/ui';
import { useCallback } from 'react';
import { useLoaded } from '../../../shared/service/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { usePlace } from './editor-place.ts';

export function TokenNote() {
  const { datasource } = usePlace();
  const { ask, settings } = datasource;
  const own = Boolean(settings.grafanaUrl);
  const { value } = useLoaded(useCallback(() => ask.asksGrafana(), [ask]));
  const known = own || value;
  if (!own && value === undefined) return null;
  return (
    <Alert
      severity={known ? 'info' : 'warning'}
      title={
        known
          ? 'In a rule the service asks this data source itself, through Grafana'
          : 'In a rule the service asks this data source itself, and has no token for Grafana yet'
      }
      bottomSpacing={0}
      data-testid={TEST_IDS.queryEditor.tokenNote}
    >
      {known
        ? 'Its token must be allowed to query this data source.'
        : "Enter Grafana's address and the token of a service account in the settings of the Foresight data source; until then the rule has an error."}
    </Alert>
  );
}
