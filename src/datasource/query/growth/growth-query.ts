// The growth query: best, likely and worst case, goals, milestones, and the rate.
import { GROWTH_QUERY_TYPE, GROWTH_QUERY_VERSION, type GrowthQueryOptions } from '@foresight/contracts';
import type { DataQuery } from '@grafana/data';

/** See ForecastQuery for `metric`. */
export interface GrowthQuery extends DataQuery, GrowthQueryOptions {
  queryType: typeof GROWTH_QUERY_TYPE;
}

export const NEW_GROWTH_QUERY: Omit<GrowthQuery, 'refId'> = {
  queryType: GROWTH_QUERY_TYPE,
  version: GROWTH_QUERY_VERSION,
  metric: '',
};
