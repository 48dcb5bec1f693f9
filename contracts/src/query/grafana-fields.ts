/** What Grafana and its editors put beside a query's own members: tolerated, and read only where it says so. */
export const GRAFANA_QUERY_FIELDS = [
  'refId',
  'queryType',
  'hide',
  'datasource',
  'datasourceId',
  'intervalMs',
  'maxDataPoints',
  'queryCachingTTL',
  'key',
  'timeRange',
  // Ours, for the browser alone: ask again when the metric changes.
  'live',
] as const;
