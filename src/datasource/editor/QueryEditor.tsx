// The editor of a query: in panels, in Explore, and in alert rules. What it cannot read, it leaves alone.
import type { QueryEditorProps } from '@grafana/data';
import { Alert } from '@grafana/ui';
import { TEST_IDS } from '../../shared/test-ids.ts';
import type { DataSource } from '../DataSource.ts';
import { type ForecastQuery, openQuery } from '../query/index.ts';
import type { Settings } from '../settings.ts';
import { ForecastEditor } from './ForecastEditor.tsx';

export type EditorProps = QueryEditorProps<DataSource, ForecastQuery, Settings>;

export function QueryEditor(props: EditorProps) {
  const opened = openQuery(props.query);
  if (opened.ok) return <ForecastEditor {...props} query={opened.query} />;
  const { text, fix } = opened.problem;
  return (
    <Alert severity="error" title={text} bottomSpacing={0} data-testid={TEST_IDS.queryEditor.unknown}>
      Fix: {fix}.
    </Alert>
  );
}
