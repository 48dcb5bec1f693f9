// Whether the query is about a stored metric, or about what another data source answers.
import { getDataSourceSrv } from '@grafana/runtime';
import { Field, Label, RadioButtonGroup } from '@grafana/ui';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { canBeSource } from '../../source/index.ts';
import type { SeriesFieldProps } from '../field-props.ts';

const CHOICES = [
  { value: 'metric', label: 'Stored metric', description: 'Imported into the service, with forecasts in the ledger' },
  { value: 'source', label: 'Another data source', description: 'Its query is forecast on the spot' },
];

export function DataField({ query: { source }, change }: SeriesFieldProps) {
  const choose = (choice: string) => {
    if (choice === 'metric') change({ source: undefined, metric: '', labels: undefined, groupBy: undefined });
    else change({ metric: undefined, source: firstSource(), labels: undefined, groupBy: undefined });
  };
  return (
    <Field label={<Label>Data</Label>} noMargin>
      <div data-testid={TEST_IDS.queryEditor.data}>
        <RadioButtonGroup aria-label="Data" options={CHOICES} value={source ? 'source' : 'metric'} onChange={choose} />
      </div>
    </Field>
  );
}

/** The one that Grafana would choose, where it can be one. */
function firstSource() {
  const known = getDataSourceSrv().getList({ metrics: true, filter: canBeSource });
  const first = known.find(({ isDefault }) => isDefault) ?? known[0];
  return { datasource: first ? { uid: first.uid, type: first.type } : { uid: '' }, query: {} };
}
