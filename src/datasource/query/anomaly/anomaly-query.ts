// The anomaly query: what of the series was unlike their past.
import { ANOMALY_QUERY_TYPE, ANOMALY_QUERY_VERSION, type AnomalyQueryOptions } from '@foresight/contracts';
import type { DataQuery } from '@grafana/data';

/** See ForecastQuery for `metric`. */
export interface AnomalyQuery extends DataQuery, AnomalyQueryOptions {
  queryType: typeof ANOMALY_QUERY_TYPE;
}

export const NEW_ANOMALY_QUERY: Omit<AnomalyQuery, 'refId'> = {
  queryType: ANOMALY_QUERY_TYPE,
  version: ANOMALY_QUERY_VERSION,
  metric: '',
};
