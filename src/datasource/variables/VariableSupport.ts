// Template variables of a dashboard that take their values from a Foresight data source.
import {
  CustomVariableSupport,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type LegacyMetricFindQueryOptions,
  type MetricFindValue,
  type QueryEditorProps,
} from '@grafana/data';
import type { ComponentType } from 'react';
import { from, map, type Observable } from 'rxjs';
import type { ForesightQuery } from '../query/index.ts';
import type { Settings } from '../settings.ts';
import { VariableQueryEditor } from './VariableQueryEditor.tsx';
import { NEW_VARIABLE, type VariableQuery } from './variable-query.ts';

type AnyDataSource = DataSourceApi<ForesightQuery, Settings>;
type Editor = ComponentType<QueryEditorProps<AnyDataSource, ForesightQuery, Settings, VariableQuery>>;

type Find = (query: Partial<VariableQuery>, options: LegacyMetricFindQueryOptions) => Promise<MetricFindValue[]>;

export class VariableSupport extends CustomVariableSupport<AnyDataSource, VariableQuery, ForesightQuery, Settings> {
  private readonly find: Find;

  constructor(find: Find) {
    super();
    this.find = find;
  }

  // Grafana gives an editor the data source that it belongs to: its type says less than that.
  override editor = VariableQueryEditor as unknown as Editor;

  override getDefaultQuery(): Pick<VariableQuery, 'refId' | 'kind'> {
    return { ...NEW_VARIABLE, refId: 'variable' };
  }

  override query({ targets, scopedVars }: DataQueryRequest<VariableQuery>): Observable<DataQueryResponse> {
    return from(this.find(targets[0] ?? {}, { scopedVars })).pipe(map(data => ({ data })));
  }
}
