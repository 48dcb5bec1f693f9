// The data source that keeps a panel's scenarios.
import type { PanelData } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';

const TYPE = 'foresight-analytics-datasource';

/** Uid of the first of ours that the panel asks; a variable stands for its real one. undefined: none. */
export function sourceOf(request: PanelData['request']): string | undefined {
  const query = request?.targets.find(({ datasource }) => datasource?.type === TYPE);
  if (!query) return undefined;
  const settings = getDataSourceSrv().getInstanceSettings(query.datasource, request?.scopedVars);
  return settings?.rawRef?.uid ?? settings?.uid;
}
