// The settings page of a data source: the token that opens a workspace, defaults of queries, and where the service is.
import type { DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { FieldSet } from '@grafana/ui';
import type { SecureSettings, Settings } from '../settings.ts';
import { AddressHelp } from './AddressHelp.tsx';
import { DefaultsFields } from './DefaultsFields.tsx';
import { TokenField } from './TokenField.tsx';

export type ConfigProps = DataSourcePluginOptionsEditorProps<Settings, SecureSettings>;

export function ConfigEditor(props: ConfigProps) {
  return (
    <>
      <FieldSet label="Workspace">
        <TokenField {...props} />
      </FieldSet>
      <FieldSet label="Where a query says nothing">
        <DefaultsFields {...props} />
      </FieldSet>
      <FieldSet label="The service">
        <AddressHelp />
      </FieldSet>
    </>
  );
}
