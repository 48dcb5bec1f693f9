// The capacity query: how high the peaks of the days ahead are.
import { CAPACITY_QUERY_TYPE, CAPACITY_QUERY_VERSION, type CapacityQueryOptions } from '@foresight/contracts';
import type { DataQuery } from '@grafana/data';

/** See ForecastQuery for `metric`. */
export interface CapacityQuery extends DataQuery, CapacityQueryOptions {
  queryType: typeof CAPACITY_QUERY_TYPE;
}

export const NEW_CAPACITY_QUERY: Omit<CapacityQuery, 'refId'> = {
  queryType: CAPACITY_QUERY_TYPE,
  version: CAPACITY_QUERY_VERSION,
  metric: '',
};
