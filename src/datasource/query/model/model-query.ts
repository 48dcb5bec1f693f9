// The model query: how the models that serve are doing.
import { MODEL_QUERY_TYPE, MODEL_QUERY_VERSION, type ModelQueryOptions } from '@foresight/contracts';
import type { DataQuery } from '@grafana/data';

/** Without `metric`: of every metric that has forecasts. */
export interface ModelQuery extends DataQuery, ModelQueryOptions {
  queryType: typeof MODEL_QUERY_TYPE;
}

export const NEW_MODEL_QUERY = { queryType: MODEL_QUERY_TYPE, version: MODEL_QUERY_VERSION } as const;
