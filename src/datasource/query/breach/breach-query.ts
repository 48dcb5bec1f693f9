// The breach query: will a series get beyond a limit, and when?
import { BREACH_QUERY_TYPE, BREACH_QUERY_VERSION, type BreachQueryOptions } from '@foresight/contracts';
import type { DataQuery } from '@grafana/data';

/** `limits` is empty until one is given; see ForecastQuery for `metric`. */
export interface BreachQuery extends DataQuery, BreachQueryOptions {
  queryType: typeof BREACH_QUERY_TYPE;
}

export const NEW_BREACH_QUERY: Omit<BreachQuery, 'refId'> = {
  queryType: BREACH_QUERY_TYPE,
  version: BREACH_QUERY_VERSION,
  metric: '',
  limits: [],
};
