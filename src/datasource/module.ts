// The data source plugin: what Grafana loads.
import { DataSourcePlugin } from '@grafana/data';
import { ConfigEditor } from './config/ConfigEditor.tsx';
import { DataSource } from './DataSource.ts';
import { QueryEditor } from './editor/QueryEditor.tsx';
import { QueryEditorHelp } from './editor/QueryEditorHelp.tsx';
import type { ForesightQuery } from './query/index.ts';
import type { SecureSettings, Settings } from './settings.ts';

export const plugin = new DataSourcePlugin<DataSource, ForesightQuery, Settings, SecureSettings>(DataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor)
  .setQueryEditorHelp(QueryEditorHelp);
