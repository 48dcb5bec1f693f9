// The editor of a query: in panels, in Explore, and in alert rules. What it cannot read, it leaves alone.
import { Alert, Stack } from '@grafana/ui';
import { TEST_IDS } from '../../shared/test-ids.ts';
import { changed, type ForesightQuery, holdsVariables, openQuery } from '../query/index.ts';
import type { EditorProps } from './editor-props.ts';
import { Help } from './Help.tsx';
import { KindField } from './KindField.tsx';
import { editorOf } from './kind-editors.ts';
import { LiveField } from './LiveField.tsx';
import { PresetButton } from './PresetButton.tsx';
import { EditorPlace } from './source/index.ts';
import { isAlerting } from './template-variables.ts';
import { useChange } from './use-change.ts';
import { VariablesNote } from './VariablesNote.tsx';
import { YamlButton } from './YamlButton.tsx';

export function QueryEditor(props: EditorProps) {
  const opened = openQuery(props.query);
  if (opened.ok) return <OpenEditor {...props} opened={opened.query} />;
  const { text, fix } = opened.problem;
  return (
    <Alert severity="error" title={text} bottomSpacing={0} data-testid={TEST_IDS.queryEditor.unknown}>
      Fix: {fix}.
    </Alert>
  );
}

interface Props extends EditorProps {
  /** The query, brought up to date. */
  readonly opened: ForesightQuery;
}

function OpenEditor({ datasource, opened: query, query: saved, onChange, onRunQuery, data, app, range }: Props) {
  const { change, replace } = useChange(query, saved, { onChange, onRunQuery });
  const { Editor, HelpText } = editorOf(query.queryType);
  return (
    <div data-testid={TEST_IDS.queryEditor.root}>
      <Stack direction="column" gap={1}>
        <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-start">
          <KindField query={query} onChange={replace} />
          <PresetButton query={query} ask={datasource.ask} onChoose={replace} />
          {isAlerting(app) || query.metric === undefined ? null : <LiveField live={query.live} change={change} />}
          <YamlButton query={query} datasource={datasource} />
        </Stack>
        <EditorPlace value={{ app, datasource, range, onRunQuery, save: members => onChange(changed(query, members)) }}>
          <Editor key={query.queryType} query={query} change={change} datasource={datasource} data={data} app={app} />
        </EditorPlace>
        {isAlerting(app) && holdsVariables(query) ? <VariablesNote /> : null}
        <Help>
          <HelpText />
        </Help>
      </Stack>
    </div>
  );
}
