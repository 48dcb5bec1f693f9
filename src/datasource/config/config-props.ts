// What Grafana gives the settings page.
import type { DataSourcePluginOptionsEditorProps } from '@grafana/data';
import type { SecureSettings, Settings } from '../settings.ts';

export type ConfigProps = DataSourcePluginOptionsEditorProps<Settings, SecureSettings>;
