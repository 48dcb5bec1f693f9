// What an alert rule made from the panel is about: its first stored metric as it is asked now, variables and filters filled in.
import { type LabelMatcher, METRIC_NAME, type Threshold } from '@foresight/contracts';
import type { DataQuery, DataQueryRequest, DataSourceApi } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { useMemo } from 'react';
import { type AlertSubject, firstLimit } from '../../../shared/alerts/index.ts';
import type { DrawnSeries } from '../chart/drawn-series.ts';

const TYPE = 'foresight-analytics-datasource';

/** Of a saved forecast query, what matters here. */
interface Asked extends DataQuery {
  readonly metric?: string;
  readonly labels?: readonly LabelMatcher[];
  readonly groupBy?: readonly string[];
  readonly horizon?: number;
  readonly limits?: readonly Threshold[];
}

/** undefined where the panel shows no stored metric: rules on points of other data sources are for the editor of rules. */
export function useAlertSubject(
  request: DataQueryRequest | undefined,
  title: string,
  series: readonly DrawnSeries[],
): (() => Promise<AlertSubject>) | undefined {
  return useMemo(() => {
    const saved = request?.targets.find(one => one.datasource?.type === TYPE && 'metric' in one && one.metric);
    if (!request || !saved) return undefined;
    return async () => {
      const source = await getDataSourceSrv().get(saved.datasource, request.scopedVars);
      return subjectOf(source, filled(source, saved, request), request, title, series);
    };
  }, [request, title, series]);
}

/** As the data source would send it. */
function filled(source: DataSourceApi, saved: DataQuery, { scopedVars, filters }: DataQueryRequest): Asked {
  const [query] = source.interpolateVariablesInQueries?.([saved], scopedVars, filters) ?? [saved];
  return query as Asked;
}

/** @throws {Error} in words, for what a rule cannot be about */
function subjectOf(
  { uid }: DataSourceApi,
  { metric = '', labels, groupBy, horizon, limits }: Asked,
  { dashboardUID, panelId }: DataQueryRequest,
  title: string,
  series: readonly DrawnSeries[],
): AlertSubject {
  if (!new RegExp(METRIC_NAME).test(metric)) {
    throw new Error(`A rule is about one metric, and the panel asks for '${metric}': choose one metric first`);
  }
  const [first] = series.filter(({ forecast }) => forecast);
  const time = first?.forecast?.time ?? [];
  return {
    title: title || metric,
    datasourceUid: uid,
    metric,
    ...(labels?.length ? { labels } : {}),
    ...(groupBy ? { groupBy } : {}),
    ...(horizon === undefined ? {} : { horizon }),
    limit: limits?.[0] ?? firstLimit(series.flatMap(({ history }) => history.value.filter(value => value !== null))),
    ...(time.length > 1 ? { stepMs: time[1]! - time[0]! } : {}),
    ...(dashboardUID && panelId !== undefined ? { dashboardUid: dashboardUID, panelId } : {}),
  };
}
