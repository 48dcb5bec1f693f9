// Takes the query away as YAML, for the files that Grafana provisions dashboards and alert rules from.
import { AppEvents } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';
import { Button, Field } from '@grafana/ui';
import { copyText, told } from '../../shared/deliver/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import type { DataSource } from '../DataSource.ts';
import type { ForesightQuery } from '../query/index.ts';
import { queryYaml } from '../yaml/index.ts';

interface Props {
  readonly query: ForesightQuery;
  readonly datasource: DataSource;
}

export function YamlButton({ query, datasource }: Props) {
  const copy = told('The query cannot be copied', async () => {
    await copyText(await queryYaml(query, datasource.getRef()));
    const where = 'One target of a dashboard, or the model of a query in an alert rule';
    getAppEvents().publish({ type: AppEvents.alertSuccess.name, payload: ['Query copied as YAML', where] });
  });
  return (
    <Field label="As code" noMargin>
      <Button variant="secondary" icon="copy" onClick={copy} data-testid={TEST_IDS.queryEditor.copyYaml}>
        Copy as YAML
      </Button>
    </Field>
  );
}
