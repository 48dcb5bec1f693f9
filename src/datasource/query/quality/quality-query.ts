// The quality query: how complete and fresh stored series are.
import { QUALITY_QUERY_TYPE, QUALITY_QUERY_VERSION, type QualityQueryOptions } from '@foresight/contracts';
import type { DataQuery } from '@grafana/data';

/** Without `metric`: of every metric. */
export interface QualityQuery extends DataQuery, QualityQueryOptions {
  queryType: typeof QUALITY_QUERY_TYPE;
}

export const NEW_QUALITY_QUERY = { queryType: QUALITY_QUERY_TYPE, version: QUALITY_QUERY_VERSION } as const;
