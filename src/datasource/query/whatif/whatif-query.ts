// The what-if query: a scenario beside the base.
import { WHATIF_QUERY_TYPE, WHATIF_QUERY_VERSION, type WhatIfQueryOptions } from '@foresight/contracts';
import type { DataQuery } from '@grafana/data';

/** Neither `scenario` nor `adjustments` until one is given; see ForecastQuery for `metric`. */
export interface WhatIfQuery extends DataQuery, WhatIfQueryOptions {
  queryType: typeof WHATIF_QUERY_TYPE;
}

export const NEW_WHATIF_QUERY: Omit<WhatIfQuery, 'refId'> = {
  queryType: WHATIF_QUERY_TYPE,
  version: WHATIF_QUERY_VERSION,
  metric: '',
};
