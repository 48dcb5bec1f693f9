// What Grafana gives the query editor.
import type { QueryEditorProps } from '@grafana/data';
import type { DataSource } from '../DataSource.ts';
import type { ForecastQuery } from '../query/index.ts';
import type { Settings } from '../settings.ts';

export type EditorProps = QueryEditorProps<DataSource, ForecastQuery, Settings>;
