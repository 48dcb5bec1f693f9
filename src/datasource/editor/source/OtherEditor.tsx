// The other data source's own editor, loaded as Grafana loads it.
import type { Source } from '@foresight/contracts';
import { CoreApp, type DataQuery } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { Alert, LoadingPlaceholder } from '@grafana/ui';
import { useCallback } from 'react';
import { useLoaded } from '../../../shared/service/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { usePlace } from './editor-place.ts';

interface Props {
  readonly source: Source;
  readonly onChange: (query: Record<string, unknown>) => void;
}

const REF_ID = 'A';

export function OtherEditor({ source: { datasource, query }, onChange }: Props) {
  const { app, range, onRunQuery } = usePlace();
  const { uid } = datasource;
  const { value: other, problem } = useLoaded(useCallback(() => getDataSourceSrv().get(uid), [uid]));
  if (problem) return <Note title={`The data source '${uid}' cannot be loaded: ${problem.text}`} />;
  if (!other) return <LoadingPlaceholder text="Loading the editor…" />;
  const Editor = other.components?.QueryEditor;
  if (!Editor) return <Note title={`'${other.name}' has no editor for queries`} />;
  const change = ({ refId: _, datasource: __, key: ___, ...own }: DataQuery) => onChange(own);
  return (
    <div data-testid={TEST_IDS.queryEditor.otherEditor}>
      <Editor
        datasource={other}
        query={{ ...started(other, query), refId: REF_ID, datasource }}
        onChange={change}
        onRunQuery={onRunQuery}
        {...(app === undefined ? {} : { app })}
        {...(range === undefined ? {} : { range })}
      />
    </div>
  );
}

const Note = ({ title }: { readonly title: string }) => <Alert severity="warning" title={title} bottomSpacing={0} />;

type Other = Awaited<ReturnType<ReturnType<typeof getDataSourceSrv>['get']>>;
/** An empty query begins with what the data source begins with. */
const started = (other: Other, query: Source['query']): Source['query'] =>
  Object.keys(query).length > 0 ? query : ((other.getDefaultQuery?.(CoreApp.PanelEditor) ?? {}) as Source['query']);
