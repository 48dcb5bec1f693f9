// `/editor/:uid/query?model=<json>&app=<place>`: our query editor, its model, and the answer to the last "run".

import { CoreApp, type DataSourceApi, dateMath, type PanelData, type TimeRange } from '@grafana/data';
import { getDataSourceSrv, getRunRequest, locationService } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { Stack } from '@grafana/ui';
import { useRef, useState } from 'react';
import { useParams } from 'react-router-dom';
import { lastValueFrom } from 'rxjs';
import { Model } from './model.tsx';
import { useLoaded } from './use-loaded.ts';
import { Waiting } from './waiting.tsx';

export function QueryEditorPage() {
  const { uid = '' } = useParams();
  const loaded = useLoaded(() => getDataSourceSrv().get(uid), uid);
  return <Waiting loaded={loaded}>{dataSource => <Editor dataSource={dataSource} />}</Waiting>;
}

function Editor({ dataSource }: { readonly dataSource: DataSourceApi }) {
  const [query, setQuery] = useState(() => firstModel(dataSource));
  const [data, setData] = useState<PanelData>();
  // As in Grafana: what an editor has just changed is what it runs.
  const newest = useRef(query);
  const QueryEditor = dataSource.components?.QueryEditor;
  if (!QueryEditor) return <div>The data source has no query editor.</div>;
  const change = (next: DataQuery) => {
    newest.current = next;
    setQuery(next);
  };
  const run = () => void runQuery(dataSource, newest.current).then(setData);
  return (
    <Stack direction="column" gap={2}>
      <QueryEditor
        datasource={dataSource}
        query={query}
        onChange={change}
        onRunQuery={run}
        app={appOf()}
        range={timeRange()}
        {...(data ? { data } : {})}
      />
      <Model value={query} />
      {data && <div data-testid="preview-run">{`${data.state}: ${data.series.length} frames`}</div>}
    </Stack>
  );
}

function firstModel(dataSource: DataSourceApi): DataQuery {
  const model = locationService.getSearch().get('model');
  const given = model ? (JSON.parse(model) as Partial<DataQuery>) : dataSource.getDefaultQuery?.(CoreApp.PanelEditor);
  return { refId: 'A', datasource: dataSource.getRef(), ...given };
}

/** Where Grafana would show the editor: an alert rule has no variables. */
const appOf = () => (locationService.getSearch().get('app') ?? CoreApp.PanelEditor) as CoreApp;

function timeRange(): TimeRange {
  const raw = { from: 'now-7d', to: 'now' };
  return { raw, from: dateMath.toDateTime(raw.from, {})!, to: dateMath.toDateTime(raw.to, { roundUp: true })! };
}

function runQuery(dataSource: DataSourceApi, query: DataQuery): Promise<PanelData> {
  const range = timeRange();
  const request = {
    requestId: 'editor',
    app: CoreApp.PanelEditor,
    interval: '1m',
    intervalMs: 60_000,
    maxDataPoints: 1000,
    range,
    scopedVars: {},
    startTime: Date.now(),
    targets: [query],
    timezone: 'browser',
  };
  return lastValueFrom(getRunRequest()(dataSource, request));
}
