// Which queries of a panel can be asked for what was said then, and how.
import { FORECAST_QUERY_TYPE } from '@foresight/contracts';
import type { DataQuery, DataQueryRequest, DataSourceRef } from '@grafana/data';

const SOURCE_TYPE = 'foresight-analytics-datasource';

/** With so many points a history is whole, and truths can be held against each step; more are averaged. */
const POINTS = 20_000;

export interface ReplayRequest {
  readonly source: DataSourceRef;
  readonly request: DataQueryRequest;
}

/** Forecast queries of our data sources. One that has a moment of its own keeps it. */
export function replayable(request: DataQueryRequest | undefined): DataQuery[] {
  return (request?.targets ?? []).filter(
    ({ datasource, queryType, hide, ...query }) =>
      !hide &&
      (queryType === FORECAST_QUERY_TYPE || queryType === undefined) &&
      (datasource?.type === SOURCE_TYPE || datasource?.type === undefined) &&
      datasource?.uid !== undefined &&
      // What another source gives is in no ledger.
      !('source' in query),
  );
}

/** One request a data source. @param asOf ISO time */
export function replayRequests(request: DataQueryRequest, asOf: string): ReplayRequest[] {
  const bySource = Map.groupBy(replayable(request), ({ datasource }) => datasource!.uid!);
  return [...bySource.values()].map(queries => ({
    source: queries[0]!.datasource!,
    request: {
      ...request,
      requestId: `${request.requestId}-as-of`,
      maxDataPoints: Math.max(POINTS, request.maxDataPoints ?? 0),
      targets: queries.map(query => ({ asOf, ...query })),
    },
  }));
}
