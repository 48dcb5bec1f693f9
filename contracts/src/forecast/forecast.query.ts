// The forecast query as Grafana saves it in dashboards and alert rules, and the steps that bring old ones up to date.
import { type Static, Type } from 'typebox';
import { Time } from '../common.schema.ts';
import { MOST_HIERARCHY } from '../limits.ts';
import { FORECAST_CHOICE, queryMigration, SERIES_CHOICE, Thresholds } from '../query/index.ts';
import { FORECAST_ROLES } from './forecast.frame.ts';

export const FORECAST_QUERY_TYPE = 'forecast';
export const FORECAST_QUERY_VERSION = 1;

/** How forecasts of parts and of their totals are made to agree. */
export const RECONCILIATIONS = ['min-trace', 'bottom-up'] as const;

/** The members of a forecast query that are ours. */
export const ForecastQueryOptions = Type.Object(
  {
    version: Type.Literal(FORECAST_QUERY_VERSION),
    ...SERIES_CHOICE,
    hierarchy: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
        minItems: 1,
        maxItems: MOST_HIERARCHY,
        uniqueItems: true,
        description:
          'Labels from coarse to fine: the forecasts of the whole, of each value of the first label, and so on, add up. groupBy must be the first of them',
      }),
    ),
    reconciliation: Type.Optional(
      Type.Enum(RECONCILIATIONS, {
        description:
          "With hierarchy. 'min-trace' (default): parts and totals give way by how uncertain they are; 'bottom-up': totals are the sums of the parts",
      }),
    ),
    ...FORECAST_CHOICE,
    limits: Type.Optional(Thresholds),
    asOf: Type.Optional(
      Type.String({ ...Time, description: 'What was said then: the newest stored forecast issued by this moment' }),
    ),
    roles: Type.Optional(
      Type.Array(Type.Enum(FORECAST_ROLES), {
        minItems: 1,
        uniqueItems: true,
        description: 'Only these frames: an alert rule on what is to come takes forecast alone. Default: all',
      }),
    ),
    beyondRange: Type.Optional(
      Type.Boolean({ description: 'Give the whole horizon even past the end of the time range. Default: true' }),
    ),
  },
  { $id: 'ForecastQuery', additionalProperties: false },
);
export type ForecastQueryOptions = Static<typeof ForecastQueryOptions>;

/** The saved query: ours and Grafana's members. */
export interface ForecastQuery extends ForecastQueryOptions {
  readonly refId: string;
  readonly queryType: typeof FORECAST_QUERY_TYPE;
  readonly hide?: boolean;
  readonly datasource?: unknown;
}

/** Brings a saved query to the newest version. @throws {ForesightError} bad_request for a version it does not know */
export const migrateForecastQuery = queryMigration(FORECAST_QUERY_VERSION, []);
