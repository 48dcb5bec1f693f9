// The settings page of a data source: the token that opens a workspace, defaults of queries, and where the service is.
import { FieldSet } from '@grafana/ui';
import { AddressHelp } from './AddressHelp.tsx';
import type { ConfigProps } from './config-props.ts';
import { DefaultsFields } from './DefaultsFields.tsx';
import { GrafanaFields } from './GrafanaFields.tsx';
import { TokenField } from './TokenField.tsx';

export function ConfigEditor(props: ConfigProps) {
  return (
    <>
      <FieldSet label="Workspace">
        <TokenField {...props} />
      </FieldSet>
      <FieldSet label="Where a query says nothing">
        <DefaultsFields {...props} />
      </FieldSet>
      <FieldSet label="Other data sources, in alert rules">
        <GrafanaFields {...props} />
      </FieldSet>
      <FieldSet label="The service">
        <AddressHelp />
      </FieldSet>
    </>
  );
}
