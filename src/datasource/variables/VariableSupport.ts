// Template variables of a dashboard that take their values from a Foresight data source.
import {
  CustomVariableSupport,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type QueryEditorProps,
} from '@grafana/data';
import type { ComponentType } from 'react';
import { from, map, type Observable } from 'rxjs';
import type { DataSource } from '../DataSource.ts';
import type { ForecastQuery } from '../query/index.ts';
import type { Settings } from '../settings.ts';
import { VariableQueryEditor } from './VariableQueryEditor.tsx';
import { NEW_VARIABLE, type VariableQuery } from './variable-query.ts';

type AnyDataSource = DataSourceApi<ForecastQuery, Settings>;
type Editor = ComponentType<QueryEditorProps<AnyDataSource, ForecastQuery, Settings, VariableQuery>>;

export class VariableSupport extends CustomVariableSupport<AnyDataSource, VariableQuery, ForecastQuery, Settings> {
  private readonly datasource: Pick<DataSource, 'metricFindQuery'>;

  constructor(datasource: Pick<DataSource, 'metricFindQuery'>) {
    super();
    this.datasource = datasource;
  }

  // Grafana gives an editor the data source that it belongs to: its type says less than that.
  override editor = VariableQueryEditor as unknown as Editor;

  override getDefaultQuery(): Pick<VariableQuery, 'refId' | 'kind'> {
    return { ...NEW_VARIABLE, refId: 'variable' };
  }

  override query({ targets, scopedVars }: DataQueryRequest<VariableQuery>): Observable<DataQueryResponse> {
    return from(this.datasource.metricFindQuery(targets[0] ?? {}, { scopedVars })).pipe(map(data => ({ data })));
  }
}
