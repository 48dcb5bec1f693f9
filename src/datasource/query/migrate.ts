// Saved queries on their way into the editor and to the service: old ones are brought up to date, and those that a newer
// plugin saved are left as they are, with the reason.
import { FORECAST_QUERY_TYPE, FORECAST_QUERY_VERSION, migrateForecastQuery } from '@foresight/contracts';
import type { DataQuery } from '@grafana/data';
import type { ServiceProblem } from '../../shared/service/index.ts';
import { type ForecastQuery, NEW_QUERY } from './forecast-query.ts';

export type Opened =
  | { readonly ok: true; readonly query: ForecastQuery }
  | { readonly ok: false; readonly problem: ServiceProblem };

/** Never throws. Members that a saved file left out are filled, nothing else is checked. */
export function openQuery(saved: DataQuery): Opened {
  const { queryType } = saved;
  if (queryType && queryType !== FORECAST_QUERY_TYPE) {
    return unknown(`This query is of type '${queryType}'; this plugin knows '${FORECAST_QUERY_TYPE}'`);
  }
  try {
    const migrated = migrateForecastQuery({ ...saved }) as unknown as ForecastQuery;
    return { ok: true, query: { ...NEW_QUERY, ...migrated, queryType: FORECAST_QUERY_TYPE } };
  } catch {
    const { version } = saved as { version?: unknown };
    return unknown(
      `This query has version ${JSON.stringify(version)}; this plugin knows versions 1 to ${FORECAST_QUERY_VERSION}`,
    );
  }
}

const unknown = (text: string): Opened => ({
  ok: false,
  problem: { text, fix: 'upgrade the Foresight plugin; until then the query stays as it was saved' },
});
