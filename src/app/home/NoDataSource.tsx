// Nothing is set up yet, or nothing this person may use: the one next step.
import { LinkButton } from '@grafana/ui';
import { Copyable } from '../../shared/components/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import { ADD_DATA_SOURCE, here } from '../links.ts';
import type { Rights } from '../rights.ts';
import { Card } from './Card.tsx';
import { PROVISIONING } from './provisioning-text.ts';

export function NoDataSource({ may: { configure } }: { readonly may: Rights }) {
  if (!configure) {
    return (
      <Card title="No data source yet" testId={TEST_IDS.home.none}>
        <p>
          There is no Foresight data source in this organisation that you may use. Ask an admin of Grafana to add one,
          or to give you access.
        </p>
      </Card>
    );
  }
  return (
    <Card title="No data source yet" testId={TEST_IDS.home.none}>
      <p>A Foresight data source opens one workspace of the service. Make a token for it where the service runs:</p>
      <Copyable text="foresight token create grafana --right write" />
      <p>Then add the data source and enter the token:</p>
      <p>
        <LinkButton icon="plus" href={here(ADD_DATA_SOURCE)}>
          Add data source
        </LinkButton>
      </p>
      <p>Or put it under provisioning/datasources, and reload this page after Grafana has read it:</p>
      <Copyable text={PROVISIONING} />
    </Card>
  );
}
