// The editor of a query: in panels, in Explore, and in alert rules. What it cannot read, it leaves alone.
import { Alert } from '@grafana/ui';
import { TEST_IDS } from '../../shared/test-ids.ts';
import { openQuery } from '../query/index.ts';
import type { EditorProps } from './editor-props.ts';
import { ForecastEditor } from './ForecastEditor.tsx';

export function QueryEditor(props: EditorProps) {
  const opened = openQuery(props.query);
  if (opened.ok) return <ForecastEditor {...props} opened={opened.query} />;
  const { text, fix } = opened.problem;
  return (
    <Alert severity="error" title={text} bottomSpacing={0} data-testid={TEST_IDS.queryEditor.unknown}>
      Fix: {fix}.
    </Alert>
  );
}
