// The query types of the data source. This is the full list: a type that is not in it is not answered.
import { anomalyQuery } from './anomaly/index.ts';
import { breachQuery } from './breach/index.ts';
import { capacityQuery } from './capacity/index.ts';
import { forecastQuery } from './forecast/index.ts';
import { growthQuery } from './growth/index.ts';
import { modelQuery } from './model/index.ts';
import { qualityQuery } from './quality/index.ts';
import type { QueryDeps, QueryType } from './query-type.ts';
import type { QuerySources } from './sources.ts';
import { whatIfQuery } from './whatif/index.ts';

export { askAlertPreview } from './alerts/index.ts';
export { askAnomalies } from './anomaly/index.ts';
export type { QueryContext, QueryDeps, QueryType } from './query-type.ts';
export { parseModel, readQuery } from './read-query.ts';
export { refuseVariables } from './refuse-variables.ts';
export { checkAccess, grafanaAccess } from './source/index.ts';
export { type QuerySources, querySources } from './sources.ts';

export function queryTypes(deps: QueryDeps, sources: QuerySources): readonly QueryType[] {
  const types = [
    forecastQuery(deps, sources),
    breachQuery(deps, sources),
    capacityQuery(deps, sources),
    qualityQuery(deps),
    modelQuery(deps),
    growthQuery(deps, sources),
    whatIfQuery(deps, sources),
    anomalyQuery(deps, sources),
  ];
  return types as unknown as readonly QueryType[];
}
